// node bench/import/measure.mjs [PROGRAM] [ROWS]: how long `stafett import` takes for an invented list of 140 rows
// and of ROWS (100000), as CSV and as XLSX, preview and confirmation together, and how much memory at most. The
// second run of a file finds everything unchanged. For each list a new office with an embedded database; under
// tests/with_postgres (tests/with_postgres node bench/import/measure.mjs …) with a database of its cluster.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [program = "build/release/src/app/stafett", rows = "100000"] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "stafett-import-"));

/** Runs the program; seconds, seconds of CPU, and the most memory it had, in MB. */
async function run(words) {
  const begun = process.hrtime.bigint();
  const child = spawn(program, words, { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (bytes) => (said += bytes));
  let memory = 0;
  let cpu = 0;
  const look = setInterval(() => {
    try {
      memory = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))[1]) / 1024;
      const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1].split(" ");
      cpu = (Number(fields[11]) + Number(fields[12])) / 100;
    } catch {
      // It ended between two looks.
    }
  }, 5);
  const status = await new Promise((resolve) => child.on("close", resolve));
  clearInterval(look);
  if (status !== 0) throw new Error(`${program} ${words.join(" ")} ended with ${status}`);
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  return { seconds, cpu, memory, counts: said.trim().split("\n").at(-1) };
}

/** The words that name a new database of the cluster, if there is one. */
function databaseFor(name) {
  const cluster = process.env.STAFETT_TEST_POSTGRES;
  if (!cluster) return [];
  execFileSync("createdb", [name], { stdio: "inherit" });
  return ["--database", cluster.replace("dbname=postgres", `dbname=${name}`)];
}

console.log(`${"list".padEnd(20)} ${"run".padEnd(8)} seconds   CPU s  peak MB`);
for (const count of ["140", rows]) {
  for (const kind of ["csv", "xlsx"]) {
    const file = join(folder, `list-${count}.${kind}`);
    execFileSync("node", [new URL("make_list.mjs", import.meta.url).pathname, count, file]);
    const data = join(folder, `${count}-${kind}`);
    const house = ["--data", data, ...databaseFor(`list_${count}_${kind}`)];
    execFileSync(program, ["setup-token", ...house], { stdio: "ignore" });
    for (const turn of ["new", "again"]) {
      const { seconds, cpu, memory, counts } = await run(["import", ...house, file]);
      const figures = [seconds.toFixed(2), cpu.toFixed(2), memory.toFixed(0)].map((text) => text.padStart(7));
      console.log(`${`${count} ${kind}`.padEnd(20)} ${turn.padEnd(8)} ${figures.join(" ")}   ${counts}`);
    }
    rmSync(data, { recursive: true });
  }
}
rmSync(folder, { recursive: true });
