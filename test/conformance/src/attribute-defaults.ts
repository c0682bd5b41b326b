import type { AttributeDefaults } from './compare-infosets.js';
import type { GeneratedFiles } from './type-check.js';

/** The attributes that generated code fills in, with their values: what a round trip may add. */
export function attributeDefaults(files: GeneratedFiles): AttributeDefaults {
  const defaults = new Map<string, Set<string>>();
  for (const text of files.values()) {
    const own = /^const namespaceURI = '(.*)';$/m.exec(text)?.[1] ?? '';
    for (const [, name = '', namespace, value = ''] of text.matchAll(attributePattern)) {
      const key = `{${namespace === undefined ? '' : (namespace.match(/'(.*)'/)?.[1] ?? own)}}${name}`;
      defaults.set(key, (defaults.get(key) ?? new Set()).add(value.replace(/\\(.)/g, '$1')));
    }
  }
  return defaults;
}

/** An attribute use as the generator writes it. */
const attributePattern =
  /attribute: '([^']+)',\s*(namespaceURI(?:: '[^']*')?,\s*)?type: [^,{}]+,\s*(?:required: true,\s*)?(?:default|fixed): '((?:[^'\\]|\\.)*)'/g;
