/**
 * A rule for oxlint: what is spread inside an object is a value, never a literal. In `{ ...{ a, b } }`
 * TypeScript does not check the names of `a` and `b`: a misspelt one would be lost without a word.
 */

type Spread = { argument: { type: string } };
type Context = { report(fault: { node: Spread; message: string }): void };

const message =
  'Write these properties into the object itself: spread, their names are not checked.';

export default {
  meta: { name: 'house' },
  rules: {
    'no-literal-spread': {
      create(context: Context) {
        const judge = (node: Spread) => {
          if (node.argument.type === 'ObjectExpression') context.report({ node, message });
        };
        return {
          'ObjectExpression > SpreadElement': judge,
          JSXSpreadAttribute: judge,
        };
      },
    },
  },
};
