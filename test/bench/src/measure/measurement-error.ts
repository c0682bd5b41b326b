/** Something could not be measured; the message says what, and why. */
export class MeasurementError extends Error {
  override readonly name = 'MeasurementError';
}
