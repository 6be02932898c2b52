import { expect, test } from 'vitest';
import { plainText, truncated } from './product-description.ts';

test.each([
  ['<p>Solid <b>oak</b>.</p><p>Made here.</p>', 'Solid oak. Made here.'],
  ['One<br>two<br/>three', 'One two three'],
  ['<ul>\n  <li>warm</li>\n  <li>dry</li>\n</ul>', 'warm dry'],
  ['Salt &amp; pepper &lt;3 &#39;&#x27;&nbsp;&unknown;', "Salt & pepper <3 '' &unknown;"],
  ['<script>alert("no")</script>Safe<!-- hidden -->', 'Safe'],
  ['3 < 4 > 2', '3 < 4 > 2'],
  ['', ''],
])('%s reads as %s', (html, text) => {
  expect(plainText(html)).toBe(text);
});

test.each([
  ['A long table', 20, 'A long table'],
  ['A long table', 9, 'A long...'],
  ['A long table', 2, '...'],
  ['A long table', null, 'A long table'],
])('%s within %s is %s', (text, length, shown) => {
  expect(truncated(text, length)).toBe(shown);
});
