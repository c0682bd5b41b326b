import type { Choices } from './choices.js';
import { distinctNames, hostileNames } from './names.js';

/** What a schema declares at its top, by which references are made. */
interface Vocabulary {
  readonly simpleTypes: readonly string[];
  readonly complexTypes: readonly string[];
  readonly groups: readonly string[];
  readonly attributeGroups: readonly string[];
  readonly elements: readonly string[];
  readonly attributes: readonly string[];
  /** The prefix of references, with its colon. */
  readonly prefix: string;
}

const builtIns: readonly [string, ...string[]] = [
  'xs:string',
  'xs:int',
  'xs:boolean',
  'xs:decimal',
  'xs:date',
  'xs:token',
  'xs:hexBinary',
  'xs:anyURI',
  'xs:NMTOKENS',
  'xs:QName',
  'xs:ID',
  'xs:double',
  'xs:anySimpleType',
];

const maximumDepth = 3;

/** What a template literal would replace. */
const placeholder = `\${a}`;

/** The text of a schema document; nearly always one that the specification allows. */
export function schemaText(choices: Choices): string {
  const targetNamespace = choices.of(['', 'urn:a', 'urn:__proto__', 'http://example.org/a b?c#d']);
  const names: Vocabulary = {
    simpleTypes: [],
    complexTypes: [],
    groups: distinctNames(choices, 2),
    attributeGroups: distinctNames(choices, 2),
    elements: distinctNames(choices, 5),
    attributes: distinctNames(choices, 2),
    prefix: targetNamespace === '' ? '' : 't:',
  };
  // Types have one symbol space.
  const types = distinctNames(choices, 6);
  const half = Math.ceil(types.length / 2);
  const vocabulary = { ...names, simpleTypes: types.slice(0, half), complexTypes: types.slice(half) };
  const writer = new SchemaWriter(choices, vocabulary);
  const namespace = escaped(targetNamespace);
  const declared = namespace === '' ? '' : ` targetNamespace="${namespace}" xmlns:t="${namespace}"`;
  const form = choices.of(['', ' elementFormDefault="qualified"', ' attributeFormDefault="qualified"']);
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"${declared}${form}>${writer.declarations()}</xs:schema>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Writes the declarations of one document. */
class SchemaWriter {
  readonly #choices: Choices;
  readonly #names: Vocabulary;

  constructor(choices: Choices, names: Vocabulary) {
    this.#choices = choices;
    this.#names = names;
  }

  declarations(): string {
    const { simpleTypes, complexTypes, groups, attributeGroups, elements, attributes } = this.#names;
    return [
      ...simpleTypes.map((name, index) => this.#simpleType(` name="${name}"`, index, 0)),
      ...complexTypes.map((name, index) => this.#complexType(` name="${name}"`, index, 0)),
      // A group does not refer to groups, so that none refers to itself.
      ...groups.map(
        (name) => `<xs:group name="${name}">${this.#group(maximumDepth - 1, 'sequence', '')}</xs:group>`,
      ),
      ...attributeGroups.map(
        (name) => `<xs:attributeGroup name="${name}">${this.#attributes(false)}</xs:attributeGroup>`,
      ),
      ...elements.map((name, index) => this.#globalElement(name, index)),
      ...attributes.map((name) => `<xs:attribute name="${name}" type="${this.#simpleTypeName()}"/>`),
    ].join('');
  }

  #annotation(): string {
    const text = this.#choices.of([
      '',
      '',
      '',
      'a */ b',
      `\`\${x}\` \\ @example\n\`\`\``,
      '<b>é😀</b>',
      '// </script>',
    ]);
    return text === ''
      ? ''
      : `<xs:annotation><xs:documentation>${text.replace(/<(?=\/s)/, '&lt;')}</xs:documentation></xs:annotation>`;
  }

  #globalElement(name: string, index: number): string {
    const choices = this.#choices;
    const head = this.#names.elements[index - 1];
    // Members of a substitution group have the type of their head where they have none of their own.
    if (head !== undefined && choices.once(4)) {
      return `<xs:element name="${name}" substitutionGroup="${this.#names.prefix}${head}"/>`;
    }
    const abstract = choices.once(8) ? ' abstract="true"' : '';
    return this.#element(name, `${abstract}${choices.once(5) ? ' nillable="true"' : ''}`, 0);
  }

  #element(name: string, more: string, depth: number): string {
    const start = `<xs:element name="${name}"${more}`;
    switch (this.#choices.below(depth < maximumDepth ? 5 : 2)) {
      case 0:
        return `${start} type="${this.#simpleTypeName()}">${this.#annotation()}</xs:element>`;
      case 1:
        return `${start} type="${this.#complexTypeName()}"/>`;
      case 2:
        return `${start}>${this.#complexType('', 0, depth + 1)}</xs:element>`;
      case 3:
        return `${start}>${this.#annotation()}${this.#simpleType('', 0, depth + 1)}</xs:element>`;
      default:
        return `${start}/>`;
    }
  }

  #simpleTypeName(): string {
    const { simpleTypes, prefix } = this.#names;
    const builtIn = this.#choices.of(builtIns);
    const own = simpleTypes[this.#choices.below(simpleTypes.length + 2)];
    return own === undefined ? builtIn : `${prefix}${own}`;
  }

  #complexTypeName(): string {
    const { complexTypes, prefix } = this.#names;
    const own = complexTypes[this.#choices.below(complexTypes.length + 1)];
    return own === undefined ? this.#choices.of(['xs:anyType', 'xs:string']) : `${prefix}${own}`;
  }

  /** @param index - types refer to types before them, so that none is its own base */
  #simpleType(name: string, index: number, depth: number): string {
    const choices = this.#choices;
    const { simpleTypes, prefix } = this.#names;
    const earlier = simpleTypes[choices.below(index + 2)];
    const base =
      earlier !== undefined && simpleTypes.indexOf(earlier) < index ? `${prefix}${earlier}` : 'xs:token';
    const annotation = this.#annotation();
    const inside = (content: string) => `<xs:simpleType${name}>${annotation}${content}</xs:simpleType>`;
    switch (choices.below(6)) {
      case 0:
        return inside(`<xs:restriction base="${choices.of(builtIns.slice(0, 9) as [string])}"/>`);
      case 1:
        return inside(`<xs:restriction base="xs:string">${this.#enumeration()}</xs:restriction>`);
      case 2:
        return inside(`<xs:list itemType="xs:int"/>`);
      case 3:
        return inside(
          `<xs:union memberTypes="${base} xs:date">${depth < 2 ? this.#simpleType('', 0, depth + 2) : ''}</xs:union>`,
        );
      case 4:
        return inside(
          `<xs:restriction base="xs:string"><xs:pattern value="${escaped(choices.of(['a*', '[a-z-[b]]{1,3}', '\\i\\c*', '(a|b)?.+', '\\p{L}"\\d']))}"/><xs:maxLength value="${choices.below(100)}"/></xs:restriction>`,
        );
      default:
        return inside(
          `<xs:restriction base="xs:int"><xs:minInclusive value="-1"/><xs:maxExclusive value="10"/></xs:restriction>`,
        );
    }
  }

  #enumeration(): string {
    const values = new Set(
      this.#choices.several(5, () =>
        this.#choices.of([...hostileNames, '', ' ', '*/', placeholder, '`', "'", '\\', '\u2028']),
      ),
    );
    return [...values, 'last'].map((value) => `<xs:enumeration value="${escaped(value)}"/>`).join('');
  }

  #complexType(name: string, index: number, depth: number): string {
    const choices = this.#choices;
    const { complexTypes, prefix } = this.#names;
    const base = depth === 0 && index > 0 ? complexTypes[choices.below(index)] : undefined;
    const mixed = base === undefined && choices.once(5) ? ' mixed="true"' : '';
    const start = `<xs:complexType${name}${mixed}${depth === 0 && choices.once(9) ? ' abstract="true"' : ''}>${this.#annotation()}`;
    if (base !== undefined && choices.once(2)) {
      return `${start}<xs:complexContent><xs:extension base="${prefix}${base}">${choices.once(2) ? this.#group(depth, 'sequence') : ''}</xs:extension></xs:complexContent></xs:complexType>`;
    }
    if (mixed === '' && choices.once(6)) {
      return `${start}<xs:simpleContent><xs:extension base="${this.#simpleTypeName()}">${this.#attributes(true)}</xs:extension></xs:simpleContent></xs:complexType>`;
    }
    return `${start}${this.#content(depth)}${this.#attributes(true)}</xs:complexType>`;
  }

  #content(depth: number): string {
    const { groups, prefix } = this.#names;
    const group = groups[this.#choices.below(groups.length + 3)];
    if (group !== undefined) return `<xs:group ref="${prefix}${group}"${this.#occurrence()}/>`;
    if (depth < 2 && this.#choices.once(5)) return this.#group(depth, 'all', '');
    return this.#group(depth, this.#choices.of(['sequence', 'choice']));
  }

  #group(depth: number, compositor: string, occurrence = this.#occurrence()): string {
    const choices = this.#choices;
    const particles = choices.several(4, () => this.#particle(depth + 1, compositor === 'all'));
    return `<xs:${compositor}${occurrence}>${particles.join('')}</xs:${compositor}>`;
  }

  #particle(depth: number, inAll: boolean): string {
    const choices = this.#choices;
    const { elements, prefix } = this.#names;
    const occurrence = inAll ? choices.of(['', ' minOccurs="0"']) : this.#occurrence();
    switch (choices.below(inAll || depth >= maximumDepth ? 2 : 5)) {
      case 0:
        return this.#element(choices.of(hostileNames), occurrence, depth);
      case 1: {
        const element = elements[choices.below(elements.length + 1)];
        return element === undefined ? '' : `<xs:element ref="${prefix}${element}"${occurrence}/>`;
      }
      case 2:
        return this.#group(depth, 'choice');
      case 3:
        return this.#group(depth, 'sequence');
      default:
        return `<xs:any namespace="##other" processContents="${choices.of(['lax', 'skip', 'strict'])}"${occurrence}/>`;
    }
  }

  #occurrence(): string {
    return this.#choices.of([
      '',
      ' minOccurs="0"',
      ' maxOccurs="unbounded"',
      ' minOccurs="0" maxOccurs="unbounded"',
      ' minOccurs="2" maxOccurs="3"',
    ]);
  }

  #attributes(withGroups: boolean): string {
    const choices = this.#choices;
    const { attributeGroups, attributes, prefix } = this.#names;
    const own = distinctNames(choices, 4).map((name) => this.#attribute(name));
    const global = attributes[choices.below(attributes.length + 4)];
    if (global !== undefined && prefix !== '') own.push(`<xs:attribute ref="${prefix}${global}"/>`);
    const group =
      withGroups && own.length === 0 ? attributeGroups[choices.below(attributeGroups.length + 1)] : undefined;
    if (group !== undefined) own.push(`<xs:attributeGroup ref="${prefix}${group}"/>`);
    return `${own.join('')}${choices.once(5) ? '<xs:anyAttribute processContents="lax"/>' : ''}`;
  }

  #attribute(name: string): string {
    const choices = this.#choices;
    switch (choices.below(5)) {
      case 0:
        return `<xs:attribute name="${name}" type="xs:string" use="${choices.of(['optional', 'required'])}"/>`;
      case 1:
        return `<xs:attribute name="${name}" type="xs:string" default="${escaped(choices.of(['x', placeholder, '*/', "'`\\"]))}"/>`;
      case 2:
        return `<xs:attribute name="${name}" type="xs:int" fixed="1"/>`;
      case 3:
        return `<xs:attribute name="${name}"/>`;
      default:
        return `<xs:attribute name="${name}" type="${this.#simpleTypeName()}"/>`;
    }
  }
}

/** The text of a schema document with one thing done to it that may break it. */
export function brokenSchemaText(choices: Choices): string {
  const text = schemaText(choices);
  const at = choices.below(text.length);
  const length = choices.below(20);
  const tokens: readonly [string, ...string[]] = [
    '',
    '"',
    '<',
    '>',
    '/>',
    '&',
    '\u0000',
    '\uD800',
    ' name="a"',
    'xs:',
    't:',
    'q:',
    'unbounded',
    '-1',
    '<xs:sequence>',
    '</xs:sequence>',
    '<xs:annotation/>',
    '<xs:restriction base="t:a"/>',
    '<!DOCTYPE a>',
    '<![CDATA[x]]>',
    '99999999999999999999999999',
  ];
  return text.slice(0, at) + choices.of(tokens) + text.slice(at + length);
}
