import type { Configuration } from '../config/configuration.js';
import { matchesPattern } from '../config/static-readers.js';
import type { DiagnosticSink } from '../diagnostics.js';
import type { SourceLocation } from '../source-location.js';
import type { ModuleBinding } from './model.js';

/** Reports names of types with static readers that no complex type has. */
export function checkStaticReaders(
  modules: readonly ModuleBinding[],
  { readers }: Configuration,
  location: SourceLocation,
  diagnostics: DiagnosticSink,
): void {
  if (typeof readers === 'string') return;
  const identifiers = modules.flatMap(({ declarations }) =>
    declarations.flatMap(({ kind, name }) => (kind === 'complexType' ? [name.identifier] : [])),
  );
  for (const pattern of readers.static) {
    if (identifiers.some((identifier) => matchesPattern(pattern, identifier))) continue;
    diagnostics.report({
      severity: 'error',
      rule: 'codegen-static-readers',
      message: `"readers" has '${pattern}', and no complex type has such a name.`,
      location,
    });
  }
}
