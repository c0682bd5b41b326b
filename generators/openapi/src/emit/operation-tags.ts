import type { Operation } from '../api/model.js';
import { type DocTag, deprecatedTag, inline } from './tsdoc.js';

/** What the comment of an operation says besides its description. */
export function operationTags({ failures, parameters, deprecated }: Operation): DocTag[] {
  const checked = parameters.some(({ rules, required }) => rules.length > 0 || required);
  return [
    ...deprecatedTag(deprecated),
    ...(checked
      ? [{ tagName: 'throws', text: 'InvalidParameterError before sending, when a parameter breaks a rule.' }]
      : []),
    ...failures.map(({ status, error, description }) => ({
      tagName: 'throws',
      text: `${error} (${status})${description ? `: ${inline(description)}` : ''}`,
    })),
  ];
}
