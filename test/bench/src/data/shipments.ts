import { createRandom } from './random.js';

const SEED = 20_250_301;

/** Makes a document of the schema `shipment.xsd`, which has a target namespace. */
export function createShipment(parcels: number): string {
  const random = createRandom(SEED);
  const party = (name: string): string =>
    `<${name}><name>Contoso</name><street>1 Main Street</street><city>Leeds</city><country>GB</country></${name}>`;
  const parcel = (): string =>
    `<parcel><weight>${random.integer(1, 3000) / 100}</weight><fragile>${random.pick(['true', 'false'])}</fragile><pieces>${random.integer(1, 9)}</pieces></parcel>`;
  return `<shipment xmlns="urn:example:shipment" number="AB12345678">${party('sender')}${party('recipient')}<collection>2025-03-01</collection>${Array.from({ length: parcels }, parcel).join('')}<remark>Ring twice</remark></shipment>`;
}
