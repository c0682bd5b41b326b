import { shorten } from '../issues/shorten.js';
import type { ComplexTypeBinding } from '../plan/complex-type.js';
import { ANY, type Child, CONTENT, type ElementChild, type WildcardChild } from '../plan/content.js';
import type { ElementDeclaration } from '../plan/element-declaration.js';
import { openContentProperty } from '../plan/open-content-property.js';
import { getOwn } from '../plan/own-properties.js';
import { isRecord } from '../plan/record.js';
import type { BoundGroup, BoundLeaf, BoundParticle } from '../plan/written-content.js';
import { writtenType } from '../plan/written-type.js';
import { declaredElement, incompleteContent, misplacedElement, misplacedText } from '../rules/content.js';
import type { ContentMatcher } from '../schema/content-matcher.js';
import type { XmlElement } from '../schema/descriptor.js';
import type { OpenContentWriter } from '../schema/features.js';
import { type ExpandedName, lookUpName } from '../xml/names.js';
import { chooseBranch } from './choice.js';
import { lentWriter, writeElement } from './element.js';
import { parseTag } from './instance-type.js';
import { assessElement, writeTree } from './tree.js';
import type { WritingContext } from './writing-context.js';

type Value = Readonly<Record<string, unknown>>;

const VALUE_PROPERTY = '$value';
const TAGGED_PROPERTIES: readonly string[] = ['$name', VALUE_PROPERTY];
const NO_CHILDREN: ReadonlyMap<string, ElementChild> = new Map();
const NO_LEAVES: readonly BoundLeaf[] = [];

/** Writes the children of one element: the particles say which properties come when, the automaton whether they may. */
export class ChildrenWriter {
  readonly #context: WritingContext;
  readonly #type: ComplexTypeBinding;
  readonly #value: Value;
  /** The properties that were written. */
  readonly #written: string[];
  readonly #matcher: ContentMatcher<Child>;
  readonly #open: OpenContentWriter | undefined;
  /** After a child out of place, the automaton cannot tell where it is. */
  #isLost = false;

  constructor(context: WritingContext, type: ComplexTypeBinding, value: Value, written: string[]) {
    this.#context = context;
    this.#type = type;
    this.#value = value;
    this.#written = written;
    this.#matcher = type.matcher();
    this.#isLost = context.isTrusting;
    const { openContent } = type;
    this.#open = openContent?.feature.writer(context, type, openContent, lentWriter);
  }

  write(): void {
    const { content } = writtenType(this.#type);
    if (content !== undefined) this.writeParticle(content);
    else if (this.#type.kind === 'mixed') this.writeContent(undefined);
    this.end();
  }

  /** Writes what stands behind the children of the content model, and finds out whether that is complete. */
  end(): void {
    this.#open?.write(this.#value, this.#written, () => (this.#isLost ? undefined : this.#matcher));
    if (!this.#isLost && !this.#matcher.isComplete()) this.#context.report(incompleteContent(this.#matcher));
  }

  /** Writes what the value has of a particle. */
  writeParticle(particle: BoundParticle): void {
    switch (particle.kind) {
      case 'leaf':
        this.writeLeaf(particle);
        break;
      case 'content':
        this.writeContent(particle);
        break;
      case 'all':
        this.#writeAll(particle);
        break;
      case 'choice':
        if (!particle.repeats) {
          const branch = chooseBranch(particle, this.#value);
          if (branch === undefined) break;
          this.writeParticle(branch);
          for (const leaf of this.otherBranches(particle)) this.writeLeaf(leaf);
          break;
        }
        this.#writeParts(particle);
        break;
      default:
        this.#writeParts(particle);
    }
  }

  /** Returns the leaves of a choice that the value has beside the branch that was written: where only one may stand. */
  otherBranches({ leaves }: BoundGroup): readonly BoundLeaf[] {
    if (this.#isLost || writtenType(this.#type).sharesProperties) return NO_LEAVES;
    return leaves.filter(
      ({ place: { property, isInContent } }) => !isInContent && !this.#written.includes(property),
    );
  }

  #writeParts({ parts }: BoundGroup): void {
    for (const part of parts) this.writeParticle(part);
  }

  /** In the order of the value's own properties, so that a value that was read is written as it was. */
  #writeAll({ leavesByProperty }: BoundGroup): void {
    for (const property of Object.keys(this.#value)) {
      const leaf = leavesByProperty.get(property);
      if (leaf !== undefined) this.writeLeaf(leaf);
      else this.writeNamed(property);
    }
  }

  /** Writes a property that open content may admit between the members of an all-group. */
  writeNamed(property: string): void {
    this.#open?.writeNamed(property, this.#value, this.#written);
  }

  /** Writes the property of a leaf, if the value has it. */
  writeLeaf(leaf: BoundLeaf): void {
    const { property, isArray } = leaf.place;
    const item = getOwn(this.#value, property);
    if (item === undefined) return;
    this.#written.push(property);
    const context = this.#context;
    if (!isArray) {
      context.enter(property, -1);
      this.writeItem(leaf, item, property, this.#value);
      context.leave();
    } else if (Array.isArray(item)) {
      for (const [index, each] of item.entries()) {
        context.enter(property, index);
        this.writeItem(leaf, each, index, item);
        context.leave();
      }
    } else {
      context.reportWrongKind('an array', item, [property]);
      this.#isLost = true;
    }
  }

  /**
   * Writes one element of a leaf.
   * @param container - the object or the array that holds the item, with the key there
   */
  writeItem(leaf: BoundLeaf, item: unknown, key: string | number, container: object): void {
    const [child] = leaf.children;
    if (child?.kind === 'wildcard') this.#writeWildcard(child, item);
    else if (leaf.childrenByTag.size > 0) this.#writeTagged(leaf.childrenByTag, item);
    else if (child !== undefined) this.#writeElement(child, item, container, key);
  }

  /** Writes `$content`, if the value has it. */
  writeContent(group: BoundGroup | undefined): void {
    const items = getOwn(this.#value, CONTENT);
    if (items === undefined) return;
    this.#written.push(CONTENT);
    if (!Array.isArray(items)) {
      this.#context.reportWrongKind('an array', items, [CONTENT]);
      this.#isLost = true;
      return;
    }
    for (const [index, item] of items.entries()) {
      this.#context.enter(CONTENT, index);
      this.writeContentItem(group, item);
      this.#context.leave();
    }
  }

  /** Writes an item of `$content`. */
  writeContentItem(group: BoundGroup | undefined, item: unknown): void {
    if (typeof item === 'string') {
      this.#writeText(item);
      return;
    }
    const wildcard = group?.wildcard;
    const isOpen = openContentProperty(this.#type) === CONTENT;
    if ((wildcard !== undefined || isOpen) && isRecord(item) && Object.hasOwn(item, ANY)) {
      this.#checkKeys(item, [ANY]);
      this.#context.enter(ANY, -1);
      if (isOpen) this.#writeOpen(item[ANY]);
      else if (wildcard !== undefined) this.#writeWildcard(wildcard, item[ANY]);
      this.#context.leave();
    } else {
      this.#writeTagged(group?.childrenByTag ?? NO_CHILDREN, item);
    }
  }

  #writeText(text: string): void {
    const context = this.#context;
    if (this.#type.kind === 'mixed') {
      if (context.gaps?.text(text) !== true) context.checkCharacters(text, context.sink.text(text), []);
    } else {
      context.report(misplacedText(text, this.#matcher));
    }
  }

  #writeTagged(children: ReadonlyMap<string, ElementChild>, item: unknown): void {
    const context = this.#context;
    const child = this.taggedChild(children, item);
    if (child === undefined) return;
    const { $value } = item as Value;
    context.enter(VALUE_PROPERTY, -1);
    this.#writeElement(child, $value, item as Value, VALUE_PROPERTY);
    context.leave();
  }

  /** Returns the child that a tagged value names; undefined, with an issue, where there is none. */
  taggedChild(children: ReadonlyMap<string, ElementChild>, item: unknown): ElementChild | undefined {
    const context = this.#context;
    if (!isRecord(item) || typeof item.$name !== 'string') {
      context.reportWrongKind('an object { $name, $value }', item);
      this.#isLost = true;
      return undefined;
    }
    this.#checkKeys(item, TAGGED_PROPERTIES);
    const child = children.get(item.$name);
    if (child !== undefined) return child;
    // A tag has a namespace only where two elements differ by theirs.
    const [sibling] = children.values();
    const name = parseTag(item.$name, sibling?.declaration.name.namespaceURI ?? '');
    const issue = misplacedElement(name, this.#isLost ? undefined : this.#matcher);
    context.report({ ...issue, found: shorten(item.$name), below: ['$name'] });
    this.#isLost = true;
    return undefined;
  }

  #checkKeys(item: Value, known: readonly string[]): void {
    for (const key of Object.keys(item)) {
      if (known.includes(key) || item[key] === undefined) continue;
      const expected = known.join(', ');
      const message = `There is no property '${key}' beside ${expected}.`;
      this.#context.report({ rule: 'value-unknown-property', message, expected, found: key, below: [key] });
    }
  }

  #writeElement(child: ElementChild, value: unknown, container: object, key: string | number): void {
    writeElement(this.#context, this.nextDeclaration(child), value, container, key);
  }

  /** Goes on behind an element of the content model, and returns the declaration to write it by. */
  nextDeclaration(child: ElementChild): ElementDeclaration {
    const matched = this.#step(child.declaration.name);
    // Declarations of one name have one type, but may differ in their default.
    return matched?.kind === 'element' ? matched.declaration : child.declaration;
  }

  #writeWildcard(child: WildcardChild, value: unknown): void {
    const context = this.#context;
    if (!writeTree(context, value)) {
      this.#isLost = true;
      return;
    }
    const matched = this.#step(lookUpName(value.namespaceURI, value.name));
    if (matched?.kind === 'element') this.#reportDeclared(value, matched);
    const { wildcard } = matched?.kind === 'wildcard' ? matched : child;
    assessElement(context, this.#type, value, wildcard);
  }

  /** An item of `$content` that a wildcard of the content model takes, or else open content. */
  #writeOpen(value: unknown): void {
    const open = this.#open;
    if (open === undefined || !writeTree(this.#context, value)) {
      this.#isLost = true;
      return;
    }
    if (this.#isLost) return;
    const name = lookUpName(value.namespaceURI, value.name);
    const isComplete = this.#matcher.isComplete();
    const matched = open.isSuffix ? undefined : this.#matcher.step(name);
    if (matched?.kind === 'wildcard') assessElement(this.#context, this.#type, value, matched.wildcard);
    else if (matched !== undefined) this.#reportDeclared(value, matched);
    else if (open.takes(name, isComplete)) open.assess(value);
    else this.#reportMisplaced(name);
  }

  #reportDeclared({ namespaceURI, name }: XmlElement, { place }: Child): void {
    this.#context.report(declaredElement({ namespaceURI, localName: name }, place.property));
  }

  #step(name: ExpandedName): Child | undefined {
    if (this.#isLost) return undefined;
    const child = this.#open?.isSuffix === true ? undefined : this.#matcher.step(name);
    if (child === undefined) this.#reportMisplaced(name);
    return child;
  }

  #reportMisplaced(name: ExpandedName): void {
    this.#isLost = true;
    this.#context.report(misplacedElement(name, this.#matcher));
  }
}
