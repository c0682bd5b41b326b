import type { Datatype } from '../datatypes/datatype.js';
import { datatypeOf } from '../datatypes/simple-type.js';
import type { AttributeBinding } from '../plan/attribute.js';
import type { ComplexTypeBinding } from '../plan/complex-type.js';
import { CONTENT, type ElementChild } from '../plan/content.js';
import type { ElementDeclaration } from '../plan/element-declaration.js';
import type { BoundGroup, BoundLeaf, BoundParticle } from '../plan/written-content.js';
import { writtenType } from '../plan/written-type.js';
import type { OpenContent, SimpleTypeDescriptor } from '../schema/descriptor.js';
import { isChoice, maxOccurs, minOccurs, modelGroupOf } from '../schema/particles.js';
import { PreparedText } from '../xml/byte-buffer.js';
import type { ExpandedName } from '../xml/names.js';
import { PlainText } from './plain-text.js';

/*
 * A plain value is one whose validity its properties tell: each is known, each that has to be there is there, and of the
 * branches of a choice there is one. It is written property by property, without content model and without a list of
 * what has been written. Most values of most schemas are plain. What is found here is what plain values may have; a value
 * that has anything else, and a type that needs more to be looked at, is left to `element.ts`.
 */

/** The ranks of properties: they are written in this order, those of one rank in the order in which the value has them. */
const FIRST_CHILD = 1 << 16;
/** Elements that named open content admits follow all others. */
const LAST_CHILD = Number.MAX_SAFE_INTEGER;

/** More branches than bits are left to the content model, and so are more properties that branches need. */
const MAX_BITS = 30;

/** Names of properties that open content admits come from values: so many are remembered. */
const MAX_OPEN_PROPERTIES = 256;

/** How the value of an element is written where it is plain; looked at when the first is. */
export class PlainElement {
  /** Undefined for one that no schema declares by name. */
  readonly declaration: ElementDeclaration | undefined;
  readonly name: ExpandedName;
  /** The type of an element without a declaration. */
  readonly simpleType: SimpleTypeDescriptor | undefined;
  /** Of what is written as text; undefined where that is not plain, and until {@link resolve} is called. */
  text: PlainText | undefined;
  /** Of objects; undefined where they are not plain, and until {@link resolve} is called. */
  type: PlainType | undefined;
  isResolved = false;
  /** The prefix, with its colon, of the tags. */
  prefix = '';
  /** The `plainScope` of the sink in which the tags are known to have that prefix. */
  scope: object | undefined;
  /** `<name` */
  open: PreparedText;
  /** `<name>` */
  start: PreparedText;
  /** `</name>` */
  end: PreparedText;

  constructor(
    name: ExpandedName,
    declaration: ElementDeclaration | undefined,
    simpleType?: SimpleTypeDescriptor,
  ) {
    this.name = name;
    this.declaration = declaration;
    this.simpleType = simpleType;
    const { localName } = name;
    this.open = new PreparedText(`<${localName}`);
    this.start = new PreparedText(`<${localName}>`);
    this.end = new PreparedText(`</${localName}>`);
  }

  /** Makes the tags those of another prefix. */
  setPrefix(prefix: string): void {
    const name = prefix + this.name.localName;
    this.prefix = prefix;
    this.open = new PreparedText(`<${name}`);
    this.start = new PreparedText(`<${name}>`);
    this.end = new PreparedText(`</${name}>`);
  }

  /** Looks at the declaration: at the first value, since types refer to each other. */
  resolve(): void {
    this.isResolved = true;
    const { declaration } = this;
    if (declaration !== undefined && !isPlainDeclaration(declaration)) return;
    const simpleType = this.simpleType ?? declaration?.simpleType;
    if (simpleType !== undefined) {
      this.text = plainText(simpleType);
      return;
    }
    const binding = declaration?.complexType;
    if (binding === undefined) return;
    this.type = plainType(binding);
    const { simpleType: content, descriptor } = binding;
    const isBare = this.type !== undefined && content !== undefined && descriptor.bareValue === true;
    if (isBare) this.text = plainText(content);
  }
}

function isPlainDeclaration(declaration: ElementDeclaration): boolean {
  return (
    !declaration.isAbstract &&
    !declaration.hasInstanceType &&
    declaration.default === undefined &&
    declaration.alternatives === undefined &&
    declaration.identityConstraints === undefined
  );
}

const texts = new WeakMap<SimpleTypeDescriptor, PlainText>();

/** How values are written that need no look at anything around them: no QNames, no IDs. */
function plainText(type: SimpleTypeDescriptor & { readonly datatype?: Datatype }): PlainText | undefined {
  let text = texts.get(type);
  if (text === undefined && type.datatype !== undefined) {
    const datatype = datatypeOf(type);
    if (datatype.identifiers !== undefined || hasNames(datatype)) return undefined;
    text = new PlainText(datatype);
    texts.set(type, text);
  }
  return text;
}

/** Reports whether literals depend on the namespaces in scope. */
function hasNames({ primitive, item, members }: Datatype): boolean {
  if (primitive === 'QName' || primitive === 'NOTATION') return true;
  return (item !== undefined && hasNames(item)) || (members?.some(hasNames) ?? false);
}

/** What is written from a property of a plain value. */
export class PlainProperty {
  readonly name: string;
  readonly rank: number;
  readonly isRequired: boolean;
  /** The bit of the branch that has it; 0 outside of choices. */
  readonly branch: number;
  /** Its own bit, where the branch needs it; otherwise 0. */
  readonly needed: number;
  /** Of an attribute or of `$value`. */
  readonly text: PlainText | undefined;
  /** Of an attribute: ` name="`. */
  readonly attribute: PreparedText | undefined;
  /** Of children. */
  readonly element: PlainElement | undefined;
  readonly isArray: boolean;
  /** Of an array: how many items it may have. */
  readonly min: number;
  readonly max: number;
  /** Of `$content`: the elements by `$name`. */
  readonly byTag: ReadonlyMap<string, PlainElement> | undefined;
  /** Of `$content`: there may be texts. */
  readonly isMixed: boolean;
  /** It is an optional element, of which there is one at most: its being there says all. */
  readonly isSimple: boolean;
  /** The one that followed in the value before: most values of a type have the same properties in the same order. */
  next: PlainProperty | undefined;

  constructor(
    name: string,
    rank: number,
    isRequired: boolean,
    {
      branch = 0,
      needed = 0,
      text,
      attribute,
      element,
      isArray = false,
      min = 0,
      max = Number.POSITIVE_INFINITY,
      byTag,
      isMixed = false,
    }: Partial<Omit<PlainProperty, 'name' | 'rank' | 'isRequired' | 'next'>>,
  ) {
    this.name = name;
    this.rank = rank;
    this.isRequired = isRequired;
    this.branch = branch;
    this.needed = needed;
    this.text = text;
    this.attribute = attribute;
    this.element = element;
    this.isArray = isArray;
    this.min = min;
    this.max = max;
    this.byTag = byTag;
    this.isMixed = isMixed;
    this.isSimple = !isRequired && !isArray && byTag === undefined && branch === 0 && needed === 0;
    this.next = undefined;
  }
}

/** A choice, or a group that may be absent as a whole: a choice of one branch. */
interface PlainChoice {
  readonly isRequired: boolean;
  /** The bits of its branches. */
  readonly branches: number;
  /** For each branch, in the order of the bits, the bits of the properties that it needs. */
  readonly needed: ReadonlyMap<number, number>;
}

/** The properties that plain values of a complex type may have. */
export class PlainType {
  /** Attributes or text may be anything: what a value was read with says what prefixes in them mean. */
  readonly hasOpaqueValues: boolean;
  /** How many properties have to be there. */
  readonly requiredCount: number;
  readonly #choices: readonly PlainChoice[];
  /** A guess at the first property. */
  first: PlainProperty | undefined;
  readonly #properties: Map<string, PlainProperty>;
  readonly #binding: ComplexTypeBinding;
  readonly #openContent: OpenContent | undefined;
  readonly #openRank: number;
  #openProperties = 0;

  constructor(
    binding: ComplexTypeBinding,
    properties: readonly PlainProperty[],
    choices: readonly PlainChoice[],
  ) {
    this.#binding = binding;
    const { hasOpaqueValues, content } = writtenType(binding);
    this.hasOpaqueValues = hasOpaqueValues;
    this.#properties = new Map(properties.map((it) => [it.name, it]));
    this.first = properties[0];
    this.requiredCount = properties.filter((it) => it.isRequired).length;
    this.#choices = choices;
    const { openContent } = binding;
    this.#openContent = openContent?.named === undefined ? undefined : openContent;
    // Between the members of an all-group, its elements stand wherever the value has them.
    this.#openRank = content?.kind === 'all' && openContent?.mode === 'interleave' ? FIRST_CHILD : LAST_CHILD;
  }

  /** What is written from a property; undefined for one that plain values do not have. */
  property(name: string): PlainProperty | undefined {
    return this.#properties.get(name) ?? this.#openProperty(name);
  }

  /**
   * Reports whether a value is complete.
   * @param required - how many properties it has that have to be there
   * @param branches - the bits of the branches that it has something of
   * @param needed - the bits of the properties that it has of those that branches need
   */
  isComplete(required: number, branches: number, needed: number): boolean {
    if (required !== this.requiredCount) return false;
    for (let index = 0; index < this.#choices.length; index++) {
      const choice = this.#choices[index] as PlainChoice;
      const taken = branches & choice.branches;
      if (taken === 0) {
        if (choice.isRequired) return false;
        continue;
      }
      const all = choice.needed.get(taken);
      // Two bits are those of no branch.
      if (all === undefined || (needed & all) !== all) return false;
    }
    return true;
  }

  #openProperty(name: string): PlainProperty | undefined {
    const open = this.#openContent;
    if (open === undefined || writtenType(this.#binding).properties.has(name)) return undefined;
    const type = open.feature.typeOfNamed(open, name);
    if (type === undefined) return undefined;
    const element = new PlainElement({ namespaceURI: '', localName: name }, undefined, type);
    const property = new PlainProperty(name, this.#openRank, false, { element });
    if (this.#openProperties++ < MAX_OPEN_PROPERTIES) this.#properties.set(name, property);
    return property;
  }
}

const types = new WeakMap<ComplexTypeBinding, { readonly type: PlainType | undefined }>();

/** The plain values of a type; undefined where values have to be looked at in another way. */
function plainType(binding: ComplexTypeBinding): PlainType | undefined {
  let found = types.get(binding);
  if (found === undefined) {
    found = { type: new PlainTypeCompiler(binding).compile() };
    types.set(binding, found);
  }
  return found.type;
}

/** Finds out what plain values of a type may have. */
class PlainTypeCompiler {
  readonly #binding: ComplexTypeBinding;
  readonly #properties: PlainProperty[] = [];
  #rank = FIRST_CHILD;
  readonly #choices: PlainChoice[] = [];
  #branchCount = 0;
  #neededCount = 0;

  constructor(binding: ComplexTypeBinding) {
    this.#binding = binding;
  }

  compile(): PlainType | undefined {
    const binding = this.#binding;
    const { descriptor, attributes, instanceAttributes, observer, kind } = binding;
    const { content, sharesProperties } = writtenType(binding);
    if (descriptor.abstract === true || observer !== undefined) return undefined;
    if (instanceAttributes.length > 0 || sharesProperties || hasRivals(content)) return undefined;
    for (const [index, attribute] of attributes.entries()) {
      if (!this.#addAttribute(attribute, index)) return undefined;
    }
    if (kind === 'simple' && !this.#addText()) return undefined;
    if (content === undefined) {
      if (kind === 'mixed') this.#addContent(new Map(), 0, Number.POSITIVE_INFINITY);
    } else if (!this.#addParticle(content)) {
      return undefined;
    }
    return new PlainType(binding, this.#properties, this.#choices);
  }

  #addAttribute(
    { name, type, property, isRequired, default: constraint, fixed }: AttributeBinding,
    rank: number,
  ): boolean {
    const text = plainText(type);
    // Values that have others are not plain.
    if (text === undefined) return !isRequired && constraint === undefined;
    if (name.namespaceURI !== '' || fixed !== undefined) return !isRequired;
    const attribute = new PreparedText(` ${name.localName}="`);
    this.#properties.push(new PlainProperty(property, rank, isRequired, { text, attribute }));
    return true;
  }

  #addText(): boolean {
    const { simpleType } = this.#binding;
    const text = simpleType && plainText(simpleType);
    if (text === undefined) return false;
    this.#properties.push(new PlainProperty('$value', FIRST_CHILD - 1, true, { text }));
    return true;
  }

  /** @returns false where values without any of its properties need not be valid */
  #addParticle(particle: BoundParticle): boolean {
    if (particle.kind === 'leaf') return this.#addLeaf(particle, this.#rank++) || !particle.isRequired;
    if (particle.kind === 'content') return this.#addContentGroup(particle) || isEmptiable(particle);
    if (particle.repeats) return isEmptiable(particle);
    if (particle.kind === 'choice') {
      this.#addChoice(particle.parts, !isEmptiable(particle));
      return true;
    }
    // A group that may be absent as a whole asks for all of its members as soon as there is one.
    if (!particle.isRequired && !particle.parts.every(isEmptiable)) this.#addChoice([particle], false);
    else if (particle.kind === 'all') return this.#addAll(particle);
    else return particle.parts.every((it) => this.#addParticle(it));
    return true;
  }

  #addAll({ parts }: BoundGroup): boolean {
    const rank = this.#rank++;
    return parts.every((part) =>
      part.kind === 'leaf' ? this.#addLeaf(part, rank) || !part.isRequired : isEmptiable(part),
    );
  }

  /** Values that have something of a branch that is not added are not plain. */
  #addChoice(branches: readonly BoundParticle[], isRequired: boolean): void {
    const neededByBranch = new Map<number, number>();
    let bits = 0;
    for (const branch of branches) {
      const leaves = leavesOfBranch(branch);
      const isTooMuch = this.#branchCount >= MAX_BITS || this.#neededCount + (leaves?.length ?? 0) > MAX_BITS;
      if (leaves === undefined || isTooMuch) continue;
      const bit = 1 << this.#branchCount++;
      let needed = 0;
      for (const leaf of leaves) {
        const own = leaf.isRequired ? 1 << this.#neededCount++ : 0;
        needed |= own;
        this.#addLeaf(leaf, this.#rank++, bit, own);
      }
      bits |= bit;
      neededByBranch.set(bit, needed);
    }
    this.#choices.push({ isRequired, branches: bits, needed: neededByBranch });
  }

  /** @returns false where values that have it are not plain */
  #addLeaf(leaf: BoundLeaf, rank: number, branch = 0, needed = 0): boolean {
    const { particle, place, children, isRequired } = leaf;
    const [child] = children;
    if (child?.kind !== 'element' || leaf.childrenByTag.size > 0) return false;
    this.#properties.push(
      new PlainProperty(place.property, rank, isRequired && branch === 0, {
        branch,
        needed,
        element: plainElement(child.declaration),
        isArray: place.isArray,
        min: minOccurs(particle),
        max: maxOccurs(particle),
      }),
    );
    return true;
  }

  /** Adds `$content`, where it holds any number of elements in any order. */
  #addContentGroup({ particle, parts, childrenByTag }: BoundGroup): boolean {
    const isAnyOf = isChoice(modelGroupOf(particle)) && parts.every(isOneElement);
    if (!isAnyOf) return false;
    this.#addContent(childrenByTag, minOccurs(particle), maxOccurs(particle));
    return true;
  }

  #addContent(children: ReadonlyMap<string, ElementChild>, min: number, max: number): void {
    const byTag = new Map([...children].map(([tag, { declaration }]) => [tag, plainElement(declaration)]));
    const isMixed = this.#binding.kind === 'mixed';
    this.#properties.push(new PlainProperty(CONTENT, this.#rank++, min > 0, { byTag, min, max, isMixed }));
  }
}

/** Reports whether a particle is one element, or one of several. */
function isOneElement(particle: BoundParticle): boolean {
  if (!particle.isRequired || maxOccurs(particle.particle) > 1) return false;
  return particle.kind === 'leaf'
    ? particle.children.every((child) => child.kind === 'element')
    : particle.kind === 'choice' && particle.parts.every(isOneElement);
}

/** Reports whether elements of one name stand at several places, so that the content model has to tell them apart. */
function hasRivals(content: BoundParticle | undefined): boolean {
  if (content === undefined) return false;
  const leaves = content.kind === 'leaf' ? [content] : content.leaves;
  const names = leaves.flatMap(({ children }) =>
    children.flatMap((child) => (child.kind === 'element' ? [child.declaration.name] : [])),
  );
  return new Set(names).size < names.length;
}

/** The leaves of a branch that is a leaf or a sequence of some; undefined for other branches. */
function leavesOfBranch(branch: BoundParticle): readonly BoundLeaf[] | undefined {
  if (branch.kind === 'leaf') return [branch];
  if (branch.kind !== 'sequence' || branch.repeats) return undefined;
  const isPlain = branch.parts.every((part) => part.kind === 'leaf' || isEmptiable(part));
  return isPlain ? branch.parts.filter((part) => part.kind === 'leaf') : undefined;
}

/** Reports whether a particle may have no elements. */
function isEmptiable(particle: BoundParticle): boolean {
  if (!particle.isRequired) return true;
  if (particle.kind === 'leaf') return false;
  const isAlternative = particle.kind === 'choice' || isChoice(modelGroupOf(particle.particle));
  return isAlternative ? particle.parts.some(isEmptiable) : particle.parts.every(isEmptiable);
}

const elements = new WeakMap<ElementDeclaration, PlainElement>();

/** How plain values of a declaration are written; one object for each. */
export function plainElement(declaration: ElementDeclaration): PlainElement {
  let element = elements.get(declaration);
  if (element === undefined) {
    element = new PlainElement(declaration.name, declaration);
    elements.set(declaration, element);
  }
  return element;
}
