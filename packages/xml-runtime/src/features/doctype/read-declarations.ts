import { isName, isNmtoken } from '../../xml/name-characters.js';
import { PREDEFINED } from '../../xml/references.js';
import { decode, fail, type Source } from '../../xml/source.js';
import { skipContentModel } from './content-model-syntax.js';
import type { Declarations, GeneralEntity } from './declarations.js';
import { byteOffset, characterOf, collapse, type DeclaredDocumentType } from './declared-document-type.js';
import type { InternalSubsetLimits } from './internal-subset.js';
import type { DocumentTypeParts } from './scan-document-type.js';
import { SubsetScanner } from './subset-scanner.js';

/**
 * Reads an internal subset (production 28b): the declarations in it, and those in internal parameter entities that it
 * refers to.
 * @param declarations - filled
 * @param documentType - normalises default values by the entities declared before them
 * @throws {@link XmlSyntaxError} when a declaration is not well-formed, or a limit is exceeded
 */
export function readDeclarations(
  source: Source,
  { subsetStart, subsetEnd, hasExternalSubset }: DocumentTypeParts,
  declarations: Declarations,
  documentType: DeclaredDocumentType,
  limits: Required<InternalSubsetLimits>,
): void {
  declarations.hasExternalParts = hasExternalSubset;
  const subset = decode(source.bytes, subsetStart, subsetEnd);
  const scanner = new SubsetScanner(source, subset, (index) => byteOffset(subset, subsetStart, index));
  new DeclarationReader(scanner, declarations, documentType, limits, []).read();
}

/** Reads the declarations of one text: the internal subset, or the replacement text of a parameter entity. */
class DeclarationReader {
  readonly #scanner: SubsetScanner;
  readonly #declarations: Declarations;
  readonly #documentType: DeclaredDocumentType;
  readonly #limits: Required<InternalSubsetLimits>;
  /** The parameter entities around the text, inner ones first. */
  readonly #path: readonly string[];

  constructor(
    scanner: SubsetScanner,
    declarations: Declarations,
    documentType: DeclaredDocumentType,
    limits: Required<InternalSubsetLimits>,
    path: readonly string[],
  ) {
    this.#scanner = scanner;
    this.#declarations = declarations;
    this.#documentType = documentType;
    this.#limits = limits;
    this.#path = path;
  }

  read(): void {
    const scanner = this.#scanner;
    for (scanner.skipSpace(); !scanner.atEnd; scanner.skipSpace()) {
      if (scanner.take(/%/y) !== undefined) this.#readReference();
      else if (scanner.take(/<!--/y) !== undefined) this.#skipComment();
      else if (scanner.take(/<\?/y) !== undefined) this.#skipInstruction();
      else if (scanner.take(/<!ELEMENT(?=[ \t\r\n])/y) !== undefined) this.#readElementType();
      else if (scanner.take(/<!ATTLIST(?=[ \t\r\n])/y) !== undefined) this.#readAttributeList();
      else if (scanner.take(/<!ENTITY(?=[ \t\r\n])/y) !== undefined) this.#readEntity();
      else if (scanner.take(/<!NOTATION(?=[ \t\r\n])/y) !== undefined) this.#readNotation();
      else scanner.fail('A declaration, a comment or a processing instruction has to stand here');
    }
  }

  #readReference(): void {
    const scanner = this.#scanner;
    const start = scanner.index - 1;
    const name = scanner.expectName();
    scanner.expect(/;/y, "';'");
    const text = this.#declarations.parameterEntities.get(name);
    if (text === undefined) {
      if (!this.#declarations.parameterEntities.has(name) && !this.#declarations.hasExternalParts) {
        scanner.fail(`The parameter entity %${name}; is not declared`, start);
      }
      this.#declarations.hasExternalParts = true;
      this.#declarations.hasUnreadReference = true;
      return;
    }
    if (this.#path.includes(name)) scanner.fail(`The parameter entity %${name}; refers to itself`, start);
    const offset = scanner.offset(start);
    const { maxEntityDepth } = this.#limits;
    if (this.#path.length >= maxEntityDepth) {
      const message = `Entities refer to entities deeper than maxEntityDepth (${maxEntityDepth}).`;
      fail(scanner.source, 'limit-entity-depth', message, offset);
    }
    this.#documentType.spend(text.length, { source: scanner.source, offset: () => offset });
    const inner = new SubsetScanner(scanner.source, text, () => offset);
    const path = [name, ...this.#path];
    new DeclarationReader(inner, this.#declarations, this.#documentType, this.#limits, path).read();
  }

  #skipComment(): void {
    const scanner = this.#scanner;
    const end = scanner.text.indexOf('--', scanner.index);
    if (end === -1) scanner.fail('A comment does not end');
    scanner.index = end;
    scanner.expect(/-->/y, "'-->'");
  }

  #skipInstruction(): void {
    const scanner = this.#scanner;
    const target = scanner.take(/[^\s?]+/y) ?? '';
    if (!isName(target) || target.includes(':') || target.toLowerCase() === 'xml') {
      scanner.fail('A processing instruction has to start with a name that is not reserved');
    }
    const end = scanner.text.indexOf('?>', scanner.index);
    if (end === -1) scanner.fail('A processing instruction does not end');
    if (end > scanner.index) scanner.expectSpace();
    scanner.index = end + 2;
  }

  /** Production 45. */
  #readElementType(): void {
    const scanner = this.#scanner;
    scanner.expectSpace();
    scanner.expectName();
    scanner.expectSpace();
    skipContentModel(scanner);
    this.#endDeclaration();
  }

  /** Production 82. */
  #readNotation(): void {
    const scanner = this.#scanner;
    scanner.expectSpace();
    const name = scanner.expectNCName();
    scanner.expectSpace();
    this.#readExternalIdentifier(true);
    this.#endDeclaration();
    this.#declarations.notations.add(name);
  }

  /** Productions 75 and 83. */
  #readExternalIdentifier(allowsPublicOnly: boolean): void {
    const scanner = this.#scanner;
    if (scanner.expect(/SYSTEM|PUBLIC/y, 'SYSTEM or PUBLIC') === 'PUBLIC') {
      scanner.expectSpace();
      const start = scanner.index;
      const identifier = scanner.expectLiteral();
      if (!/^[ \r\na-zA-Z0-9'()+,./:=?;!*#@$_%-]*$/.test(identifier)) {
        scanner.fail('A public identifier has a character that it cannot have', start);
      }
      if (allowsPublicOnly && scanner.take(/[ \t\r\n]*(?=>)/y) !== undefined) return;
    }
    scanner.expectSpace();
    scanner.expectLiteral();
  }

  #endDeclaration(): void {
    this.#scanner.skipSpace();
    this.#scanner.expect(/>/y, "'>'");
  }

  /** Productions 70 to 76. */
  #readEntity(): void {
    const scanner = this.#scanner;
    scanner.expectSpace();
    const isParameter = scanner.take(/%/y) !== undefined;
    if (isParameter) scanner.expectSpace();
    const name = scanner.expectNCName();
    scanner.expectSpace();
    if (isParameter) this.#declareParameterEntity(name, this.#readEntityDefinition(false));
    else this.#declareEntity(name, this.#readEntityDefinition(true));
    this.#endDeclaration();
  }

  #readEntityDefinition(allowsUnparsed: boolean): GeneralEntity {
    const scanner = this.#scanner;
    if (scanner.take(/(?=["'])/y) !== undefined) return { kind: 'internal', text: this.#readEntityValue() };
    this.#readExternalIdentifier(false);
    if (!allowsUnparsed || scanner.take(/[ \t\r\n]+NDATA(?=[ \t\r\n])/y) === undefined) {
      return { kind: 'external' };
    }
    scanner.expectSpace();
    scanner.expectNCName();
    return { kind: 'unparsed' };
  }

  /** The replacement text (section 4.5): references to characters are replaced, those to entities are not. */
  #readEntityValue(): string {
    const scanner = this.#scanner;
    const start = scanner.index + 1;
    const literal = scanner.expectLiteral();
    const text = this.#path.length === 0 ? literal.replace(/\r\n?/g, '\n') : literal;
    return text.replace(/%|&(?:([^&;]*);)?/g, (match, reference: string | undefined, index: number) => {
      if (match === '%') return scanner.fail("'%' is not allowed in the value of an entity", start + index);
      if (reference?.startsWith('#')) {
        return characterOf(reference, {
          source: scanner.source,
          offset: () => scanner.offset(start + index),
        });
      }
      if (reference === undefined || !isName(reference)) {
        return scanner.fail("'&' has to start a reference such as &amp; or &#65;", start + index);
      }
      return match;
    });
  }

  #declareParameterEntity(name: string, entity: GeneralEntity): void {
    const { parameterEntities } = this.#declarations;
    if (this.#isIgnored || parameterEntities.has(name)) return;
    this.#checkCount();
    parameterEntities.set(name, entity.kind === 'internal' ? entity.text : undefined);
  }

  #declareEntity(name: string, entity: GeneralEntity): void {
    const { entities } = this.#declarations;
    // The predefined entities mean what they mean.
    if (this.#isIgnored || entities.has(name) || PREDEFINED.has(name)) return;
    this.#checkCount();
    entities.set(name, entity);
  }

  #checkCount(): void {
    const { entities, parameterEntities } = this.#declarations;
    const { maxEntities } = this.#limits;
    if (entities.size + parameterEntities.size < maxEntities) return;
    const scanner = this.#scanner;
    const message = `More entities are declared than maxEntities (${maxEntities}).`;
    fail(scanner.source, 'limit-entities', message, scanner.offset());
  }

  /** Declarations of entities and attributes count only as long as all before them was read (section 5.1). */
  get #isIgnored(): boolean {
    return this.#declarations.hasUnreadReference;
  }

  /** Production 52. */
  #readAttributeList(): void {
    const scanner = this.#scanner;
    scanner.expectSpace();
    const element = scanner.expectName();
    while (scanner.take(/[ \t\r\n]*>/y) === undefined) {
      scanner.expectSpace();
      const name = scanner.expectName();
      scanner.expectSpace();
      const isTokenized = this.#readAttributeType();
      scanner.expectSpace();
      const value = this.#readDefault();
      if (!this.#isIgnored) this.#declareAttribute(element, name, isTokenized, value);
    }
  }

  #declareAttribute(element: string, name: string, isTokenized: boolean, value: string | undefined): void {
    const { names, defaults, tokenized } = this.#declarations.attributesOf(element);
    if (names.has(name)) return;
    names.add(name);
    if (isTokenized) tokenized.add(name);
    if (value !== undefined) defaults.set(name, isTokenized ? collapse(value) : value);
  }

  /** Productions 54 to 59. @returns whether it is another type than CDATA */
  #readAttributeType(): boolean {
    const scanner = this.#scanner;
    if (scanner.take(/CDATA(?=[ \t\r\n])/y) !== undefined) return false;
    const isNotation = scanner.take(/NOTATION(?=[ \t\r\n])/y) !== undefined;
    if (isNotation) scanner.expectSpace();
    if (scanner.take(/\(/y) !== undefined) {
      do {
        scanner.skipSpace();
        const start = scanner.index;
        const token = scanner.take(/[^\s|)]+/y) ?? '';
        const isFit = isNotation ? isName(token) && !token.includes(':') : isNmtoken(token);
        if (!isFit) scanner.fail('A name has to stand here', start);
        scanner.skipSpace();
      } while (scanner.take(/\|/y) !== undefined);
      scanner.expect(/\)/y, "'|' or ')'");
    } else {
      const types = /(?:ID|IDREFS?|ENTITY|ENTITIES|NMTOKENS?)(?=[ \t\r\n])/y;
      scanner.expect(isNotation ? /\(/y : types, isNotation ? "'('" : "An attribute's type");
    }
    return true;
  }

  /** Production 60. @returns the value, normalised as one of type CDATA */
  #readDefault(): string | undefined {
    const scanner = this.#scanner;
    if (scanner.take(/#(?:REQUIRED|IMPLIED)/y) !== undefined) return undefined;
    if (scanner.take(/#FIXED/y) !== undefined) scanner.expectSpace();
    const start = scanner.index + 1;
    const literal = scanner.expectLiteral();
    return this.#documentType.normalizeAttribute(literal, scanner.source, (index) =>
      scanner.offset(start + index),
    );
  }
}
