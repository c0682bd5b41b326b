/** The common class of the errors of XPath: each has a code of "XQuery 1.0 and XPath 2.0", such as `XPTY0004`. */
export class XPathError extends Error {
  override readonly name: string = 'XPathError';
  /** The local part of the error's name, in the namespace `http://www.w3.org/2005/xqt-errors`. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** An expression that is wrong whatever it is evaluated on ("XML Path Language (XPath) 2.0", section 2.3.1). */
export class XPathStaticError extends XPathError {
  override readonly name = 'XPathStaticError';
  /** Where in the expression: the index of a UTF-16 code unit. */
  readonly offset: number;

  constructor(code: string, message: string, offset: number) {
    super(code, message);
    this.offset = offset;
  }
}

/** An expression does not fit what it is evaluated on (the same section: dynamic and type errors). */
export class XPathDynamicError extends XPathError {
  override readonly name = 'XPathDynamicError';
}
