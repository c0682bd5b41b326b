import { checkUniqueParticleAttribution } from '@proj/xml-runtime/compiler';
import type { RuntimeParticles } from '../automata/runtime-particles.js';
import type { Particle } from '../components/model.js';
import type { SchemaIndex } from '../components/schema-index.js';
import type { DiagnosticSink } from '../diagnostics.js';
import type { XsdVersion } from '../vocabulary/xsd-version.js';

/**
 * Checks that the content model of each complex type tells, for every child, which particle admits it (Unique Particle
 * Attribution, `cos-nonambig`; Part 1, section 3.8.6), with the code that will match documents against it.
 */
export function checkContentModels(
  { components }: SchemaIndex,
  particles: RuntimeParticles,
  xsdVersion: XsdVersion,
  diagnostics: DiagnosticSink,
): void {
  const reported = new Set<Particle>();
  for (const { contentType } of components.complexTypes) {
    if (contentType.variety !== 'element-only' && contentType.variety !== 'mixed') {
      continue;
    }
    const { particle, sources } = particles.convert(contentType.particle);
    for (const { first, second, overlap } of checkUniqueParticleAttribution(particle, { xsdVersion })) {
      const source = sources.get(second);
      const other = sources.get(first);
      // A type derived by extension repeats the content model of its base, and the mistakes in it.
      if (source !== undefined && other !== undefined && !reported.has(source)) {
        reported.add(source);
        const { file, line, column } = other.location;
        diagnostics.report({
          severity: 'error',
          rule: 'cos-nonambig',
          message: `The content model is ambiguous: ${overlap} may belong to this particle or to that at ${file}:${line}:${column}.`,
          location: source.location,
        });
      }
    }
  }
}
