import { expect, test } from 'vitest';
import { textOf, treeOf } from './xml-tree.js';

test('a tree holds what counts', () => {
  expect(treeOf('<a x="1">\n <b><![CDATA[<]]></b><!-- no -->\n <c y="&amp;"/> t </a>')).toEqual({
    name: 'a',
    attributes: { x: '1' },
    children: [
      { name: 'b', attributes: {}, children: ['<'] },
      { name: 'c', attributes: { y: '&' }, children: [] },
      't',
    ],
  });
});

test('a tree survives being written', () => {
  const tree = treeOf('<a x="&quot;&amp;&lt;"><b>&lt;&amp;</b>t<c/></a>');
  expect(treeOf(textOf(tree))).toEqual(tree);
});
