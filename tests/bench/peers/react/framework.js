// What the components of React and Preact take from their framework: here from React.

export { Component, memo, useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
