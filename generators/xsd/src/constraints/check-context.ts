import type { RuntimeParticles } from '../automata/runtime-particles.js';
import type { Schema } from '../components/model.js';
import type { ReachableComponents } from '../components/reachable.js';
import type { ElementsByHead } from '../components/substitution-groups.js';
import type { SourceLocation } from '../source-location.js';
import type { XsdVersion } from '../vocabulary/xsd-version.js';
import type { SimpleTypeValues } from './simple-type-values.js';

/** What the checks of schema component constraints work on. */
export interface CheckContext {
  readonly xsdVersion: XsdVersion;
  readonly schema: Schema;
  readonly components: ReachableComponents;
  /** The members of each head's substitution group, direct and indirect, the head itself left out. */
  readonly substitutionGroups: ElementsByHead;
  readonly values: SimpleTypeValues;
  /** Content models as the runtime has them. */
  readonly runtimeParticles: RuntimeParticles;
  error(rule: string, message: string, location: SourceLocation): void;
}
