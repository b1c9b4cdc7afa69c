// What the components of React and Preact take from their framework: here from Preact, without the part that is there for React's sake.

import { Component, h } from "preact";

export { Component };
export { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";

export function memo(Inner, isSame) {
  return class Memo extends Component {
    shouldComponentUpdate(next) {
      return !isSame(this.props, next);
    }

    render() {
      return h(Inner, this.props);
    }
  };
}
