import { documentedResources } from './documented-resources.js';
import { linkedFacts } from './linked-facts.js';
import { mixedChoices } from './mixed-choices.js';
import type { StandIn } from './stand-in.js';
import { substitutionGroup } from './substitution-group.js';
import { typeHierarchy } from './type-hierarchy.js';
import { versionedFrames } from './versioned-frames.js';

/** Makes the stand-ins of the budget file, in its order, at the sizes that its figures are for. */
export function standIns(): readonly StandIn[] {
  return [
    typeHierarchy(),
    substitutionGroup(),
    versionedFrames(),
    documentedResources(),
    linkedFacts(),
    mixedChoices(),
  ];
}
