import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseConfiguration, type Settings } from '@proj/xsd-codegen';
import { bundle } from '../bundles/bundle.js';
import type { Contender } from '../contenders.js';
import { type CodeVariant, codeVariants } from './code-variants.js';
import { type ClientRequest, generateClient } from './generate-client.js';

/** A generated client as a contender. */
export interface GeneratedContender {
  /** What the client is of: a name for its folder. */
  readonly client: string;
  readonly request: Omit<ClientRequest, 'configuration'>;
  /** Settings of the generator besides those of the variant. */
  readonly settings?: Settings;
  /** The descriptor of the root element, as the client's index exports it. */
  readonly descriptor: string;
  /** The module below `dist/`, and its function, that make a contender of the descriptor. */
  readonly factory: readonly [module: string, name: string];
}

/** Generates clients and makes contenders of them. */
export class ContenderBuilder {
  readonly #directory: string;
  readonly #clients = new Map<string, string>();

  /** @param directory - where to write code */
  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Makes a contender of each way in which generated code can read and write. */
  async build(generated: GeneratedContender): Promise<readonly Contender[]> {
    const contenders: Contender[] = [];
    for (const variant of codeVariants) contenders.push(await this.#build(generated, variant));
    return contenders;
  }

  async #build(generated: GeneratedContender, variant: CodeVariant): Promise<Contender> {
    const { descriptor, factory } = generated;
    const [module, name] = factory;
    const folder = this.#client(generated, variant);
    const path = fileURLToPath(new URL(`../${module}`, import.meta.url));
    const { code } = await bundle(
      `import * as client from './index.js';
      import { ${name} } from ${JSON.stringify(path)};
      export const contender = ${name}(client.${descriptor});`,
      { directory: folder, platform: 'node', minify: false },
    );
    const file = join(folder, `${name}.mjs`);
    writeFileSync(file, code);
    return { name: variant.name, module: pathToFileURL(file).href };
  }

  /** Generates a client, once. */
  #client({ client, request, settings }: GeneratedContender, variant: CodeVariant): string {
    const key = `${client}-${codeVariants.indexOf(variant)}`;
    const folder = this.#clients.get(key) ?? join(this.#directory, key);
    if (!this.#clients.has(key)) {
      mkdirSync(folder);
      const json = JSON.stringify({ ...settings, ...variant.settings });
      generateClient({ ...request, configuration: parseConfiguration('the benchmark', json) }, folder);
      this.#clients.set(key, folder);
    }
    return folder;
  }
}
