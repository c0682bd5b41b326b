/** A library under test, or one way of using it. */
export interface Contender {
  readonly name: string;
  /** URL of the module that exports it. */
  readonly module: string;
  /** It imports a module of Node, and so runs in no browser. */
  readonly needsNodeModules?: true;
}

/** The peers of those that read and write XML. */
export const JSON_PARSE: Contender = contender('JSON.parse', 'parsers/json.js');
export const JSON_STRINGIFY: Contender = contender('JSON.stringify', 'serializers/json.js');
export const JSON_REQUEST: Contender = contender('JSON.stringify', 'serializers/json-request.js');

/** The client of the XML API as it is published. */
export const PUBLISHED: Contender = contender('@proj/xml-commands', 'parsers/xml-commands.js');
export const PUBLISHED_TO_STRING: Contender = contender(
  '@proj/xml-commands, to a string',
  'serializers/xml-commands-string.js',
);

/** A handler for the one kind of document, and one for documents of any kind. */
export const SAXES_RECORDS: Contender = contender('saxes + handler', 'parsers/saxes-records.js');
export const SAXES_OBJECTS: Contender = contender('saxes + handler', 'parsers/saxes-objects.js');

/** Other libraries. */
export const FAST_XML_PARSER: Contender = contender('fast-xml-parser', 'parsers/fast-xml-parser.js');
export const FAST_XML_BUILDER: Contender = contender('fast-xml-parser', 'serializers/fast-xml-parser.js');
export const XMLBUILDER2: Contender = {
  ...contender('xmlbuilder2', 'serializers/xmlbuilder2.js'),
  needsNodeModules: true,
};

/** Ways to call a service. */
export const CALL_FETCH: Contender = contender('fetch', 'callers/fetch.js');
export const CALL_TRANSPORT: Contender = contender('@proj/transport', 'callers/transport.js');
export const CALL_OPENAIR_FETCH: Contender = contender('fetch', 'callers/openair-fetch.js');
export const CALL_OPENAIR: Contender = contender('OpenAirClient', 'callers/openair-client.js');
export const CALL_CONNECTIONS_FETCH: Contender = contender('fetch', 'callers/connections-fetch.js');
export const CALL_CONNECTIONS: Contender = contender('ConnectionsClient', 'callers/connections-client.js');
export const CALL_CONNECTIONS_FUNCTION: Contender = contender(
  'getConnection, sent once',
  'callers/connections-function.js',
);
export const CALL_KY: Contender = contender('ky', 'callers/ky.js');

function contender(name: string, path: string): Contender {
  return { name, module: new URL(`./${path}`, import.meta.url).href };
}
