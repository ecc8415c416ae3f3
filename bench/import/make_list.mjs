// node bench/import/make_list.mjs ROWS FILE: an invented participant list as a provider's own office keeps
// it, CSV or XLSX by the file's name. The same ROWS give the same file. Person numbers are of the kind that
// nobody is given (month + 80), with right control digits, each once.
import { closeSync, openSync, writeSync } from "node:fs";
import { crc32 as zlib_crc32, deflateRawSync } from "node:zlib";

const [rows_text, file] = process.argv.slice(2);
const rows = Number(rows_text);
if (!Number.isInteger(rows) || rows < 1 || !/[.](csv|xlsx)$/.test(file ?? "")) {
  console.error("node bench/import/make_list.mjs ROWS FILE.csv|FILE.xlsx");
  process.exit(1);
}

const given = ["Ola", "Kari", "Per", "Anne", "Ali", "Åse", "Øyvind", "Ærlig", "Sofie", "Jan", "Mona", "Tuva"];
const family = [
  "Prøve",
  "Test",
  "Skog",
  "Berg",
  "Dal",
  "Ås",
  "Østby",
  "Li",
  "Moen",
  "Vik",
  "Haug",
  "Nes",
  "Lund",
];
const statuses = ["DELTAR", "VENTER_PA_OPPSTART", "HAR_SLUTTET", "DELTAR", "DELTAR"];
const headings = [
  "Fornavn",
  "Etternavn",
  "Fødselsnummer",
  "Telefon",
  "E-post",
  "Status",
  "Startdato",
  "Sluttdato",
  "Dager per uke",
  "Nav-kontor",
  "Nav-veileder",
  "Skonummer",
];

function control(digits, weights) {
  const sum = weights.reduce((all, weight, i) => all + weight * Number(digits[i]), 0);
  return (11 - (sum % 11)) % 11;
}

const two = (n) => String(n).padStart(2, "0");

/** Numbers one after the other: every day of birth from 1960 on, every other individual number. */
function* person_numbers() {
  for (let individual = 0; individual < 500; ++individual)
    for (let year = 60; year < 100; ++year)
      for (let month = 1; month <= 12; ++month)
        for (let day = 1; day <= 28; ++day) {
          const nine = two(day) + two(month + 80) + two(year) + String(individual).padStart(3, "0");
          const first = control(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2]);
          if (first === 10) continue;
          const second = control(nine + first, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
          if (second !== 10) yield nine + first + second;
        }
}

const iso = (i) => new Date(Date.UTC(2025, 0, 1) + (i % 330) * 86_400_000);
const norwegian = (day) => `${two(day.getUTCDate())}.${two(day.getUTCMonth() + 1)}.${day.getUTCFullYear()}`;

function* lines() {
  const numbers = person_numbers();
  for (let i = 0; i < rows; ++i) {
    const begun = iso(i);
    const over = new Date(begun.getTime() + (150 + (i % 90)) * 86_400_000);
    yield [
      given[i % given.length],
      family[(i * 7) % family.length],
      numbers.next().value,
      `400${String(i).padStart(5, "0")}`,
      `person${i}@example.org`,
      statuses[i % statuses.length],
      norwegian(begun),
      norwegian(over),
      ["2,5", "5", "3"][i % 3],
      `Nav Prøvestad ${i % 20}`,
      `Vera Veileder ${i % 200}`,
      String(36 + (i % 12)),
    ];
  }
}

const out = openSync(file, "w");
let at = 0;
const put = (bytes) => (at += writeSync(out, bytes));

/** Texts gathered to pieces of some size before they are written. */
function in_pieces(each, sink) {
  let piece = "";
  for (const text of each) {
    piece += text;
    if (piece.length > 1 << 20) {
      sink(piece);
      piece = "";
    }
  }
  sink(piece);
}

if (file.endsWith(".csv")) {
  put("\uFEFF" + headings.join(";") + "\r\n");
  in_pieces(
    (function* () {
      for (const line of lines()) yield line.join(";") + "\r\n";
    })(),
    put,
  );
} else {
  write_workbook();
}
closeSync(out);

/** A workbook of one sheet with its texts in the sheet, as a program that streams writes it. */
function write_workbook() {
  const crc_table = Array.from({ length: 256 }, (_, n) => {
    for (let k = 0; k < 8; ++k) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
    return n >>> 0;
  });
  const crc32 =
    zlib_crc32 ??
    ((bytes) => {
      let crc = 0xffffffff;
      for (const byte of bytes) crc = crc_table[(crc ^ byte) & 0xff] ^ (crc >>> 8);
      return (crc ^ 0xffffffff) >>> 0;
    });
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const row = (cells) =>
    "<row>" + cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("") + "</row>";
  let sheet = [];
  in_pieces(
    (function* () {
      yield head + '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
      yield row(headings);
      for (const line of lines()) yield row(line);
      yield "</sheetData></worksheet>";
    })(),
    (piece) => sheet.push(Buffer.from(piece)),
  );
  const parts = {
    "[Content_Types].xml":
      head +
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>' +
      '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels":
      head +
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" ' +
      'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml":
      head +
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ' +
      'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Deltakere" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
      head +
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" ' +
      'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": Buffer.concat(sheet),
  };
  sheet = [];
  const directory = [];
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes, { level: 6 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(0x21, 8); // 1 January 1980
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    directory.push([name, common, at]);
    put(Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.from(name), packed]));
  }
  const begins = at;
  for (const [name, common, offset] of directory) {
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    put(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), common, rest, Buffer.from(name)]));
  }
  const size = at - begins;
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06");
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(begins, 16);
  put(end);
}
