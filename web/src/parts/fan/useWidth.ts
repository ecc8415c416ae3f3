import { useLayoutEffect, useRef, useState, type RefObject } from "react";

/** How wide an element is, kept up as the window changes; `usual` until that is known. */
export function useWidth<Of extends HTMLElement>(usual: number): [RefObject<Of | null>, number] {
  const ref = useRef<Of>(null);
  const [width, setWidth] = useState(usual);
  useLayoutEffect(() => {
    const node = ref.current;
    if (!node || typeof ResizeObserver === "undefined") return;
    const measure = () => {
      const now = Math.floor(node.getBoundingClientRect().width);
      if (now > 0) setWidth(now);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}
