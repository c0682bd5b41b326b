import type { Place } from '../plan/content.js';
import { getOwn } from '../plan/own-properties.js';
import type { BoundGroup, BoundParticle } from '../plan/written-content.js';

type Value = Readonly<Record<string, unknown>>;

/**
 * The branch of a choice that a value has taken: of those whose required properties are all there, the one that has
 * most of the value's properties; failing that, the one that has most. Undefined when there is nothing to write.
 */
export function chooseBranch(choice: BoundGroup, value: Value): BoundParticle | undefined {
  let chosen: BoundParticle | undefined;
  let best = 0;
  for (const branch of choice.parts) {
    const present = countPresent(branch, value);
    if (present === 0) continue;
    // Being complete outweighs any number of properties.
    const score = isComplete(branch, value) ? present + choice.places.length : present;
    if (score > best) {
      best = score;
      chosen = branch;
    }
  }
  return chosen;
}

function countPresent(particle: BoundParticle, value: Value): number {
  if (particle.kind === 'leaf') return isPresent(particle.place, value) ? 1 : 0;
  let count = 0;
  for (const place of particle.places) if (isPresent(place, value)) count++;
  return count;
}

function isComplete(particle: BoundParticle, value: Value): boolean {
  if (!particle.isRequired && countPresent(particle, value) === 0) return true;
  switch (particle.kind) {
    case 'leaf':
      return isPresent(particle.place, value);
    case 'choice':
      return particle.parts.some((part) => isComplete(part, value));
    case 'content':
      return countPresent(particle, value) > 0;
    default:
      return particle.parts.every((part) => isComplete(part, value));
  }
}

/** An empty array is as good as none, unless it is a list and the value of one element. */
function isPresent({ property, isArray }: Place, value: Value): boolean {
  const item = getOwn(value, property);
  return item !== undefined && !(isArray && Array.isArray(item) && item.length === 0);
}
