import type { ResponseType } from '@proj/xml-commands';
import { createSlips } from './slips.js';

/**
 * Makes the value of a response document: a login that succeeded, and an answer to Read with time entries.
 * @param records - how many time entries
 */
export function createResponse(records: number): ResponseType {
  return {
    $content: [
      { $name: 'Auth', $value: { status: '0' } },
      {
        $name: 'Read',
        $value: {
          status: '0',
          $content: createSlips(records).map((slip) => ({ $name: 'Slip', $value: slip })),
        },
      },
    ],
  };
}
