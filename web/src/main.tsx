import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import "./styles";
import { greetingLanguage, startTexts } from "./texts";

async function start() {
  await startTexts(greetingLanguage());
  const root = document.getElementById("page");
  if (!root) throw new Error("index.html lacks #page");
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

void start();
