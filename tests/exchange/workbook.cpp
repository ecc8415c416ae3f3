#include "exchange/workbook.hpp"

#include <zip.h>

#include <stdexcept>

#include "exchange/table.hpp"

namespace workbook {

std::string zip(const Parts& parts) {
  zip_error_t problem;
  zip_error_init(&problem);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &problem);
  zip_t* archive = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &problem);
  if (archive == nullptr) throw std::runtime_error{"no archive"};
  zip_source_keep(target);
  for (const auto& [name, content] : parts) {
    zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
    if (zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0)
      throw std::runtime_error{"no part"};
  }
  if (zip_close(archive) != 0) throw std::runtime_error{"not written"};
  zip_source_open(target);
  zip_source_seek(target, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

Parts parts(std::string_view rows, std::string_view shared_strings, bool from_1904) {
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const std::string package = "http://schemas.openxmlformats.org/package/2006/relationships";
  Parts all = {
      {"[Content_Types].xml", "<Types/>"},
      {"_rels/.rels", "<Relationships xmlns=\"" + package + "\"><Relationship Id=\"rId1\" Type=\"" +
                          office +
                          "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
      {"xl/workbook.xml",
       "<?xml version=\"1.0\" encoding=\"UTF-8\"?><workbook xmlns=\"" + main + "\" xmlns:r=\"" +
           office + "\"><workbookPr" + (from_1904 ? " date1904=\"1\"" : "") +
           "/><sheets><sheet name=\"Skjult\" sheetId=\"2\" state=\"hidden\" r:id=\"rId9\"/>"
           "<sheet name=\"Ark1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       "<Relationships xmlns=\"" + package + "\"><Relationship Id=\"rId1\" Type=\"" + office +
           "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId9\" Type=\"" +
           office +
           "/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/><Relationship Id=\"rId2\" Type=\"" +
           office + "/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId3\" Type=\"" + office +
           "/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"},
      {"xl/styles.xml",
       "<styleSheet xmlns=\"" + main +
           "\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\\ hh:mm\"/>"
           "<numFmt numFmtId=\"165\" formatCode=\"0.00 &quot;dager&quot;\"/></numFmts><cellXfs "
           "count=\"4\">"
           "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf "
           "numFmtId=\"165\"/></cellXfs></styleSheet>"},
      {"xl/sharedStrings.xml",
       "<sst xmlns=\"" + main + "\">" + std::string{shared_strings} + "</sst>"},
      {"xl/worksheets/sheet1.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"" +
                                       main + "\"><sheetData>" + std::string{rows} +
                                       "</sheetData></worksheet>"},
      {"xl/worksheets/sheet2.xml", "<worksheet xmlns=\"" + main + "\"><sheetData>" +
                                       row(1, {"Hemmelig"}) + "</sheetData></worksheet>"}};
  return all;
}

std::string row(unsigned number, const std::vector<std::string>& texts) {
  std::string out = "<row r=\"" + std::to_string(number) + "\">";
  std::uint32_t column = 0;
  for (const std::string& text : texts) {
    ++column;
    if (text.empty()) continue;
    out += "<c r=\"" + stafett::exchange::column_letters(column) + std::to_string(number) +
           "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
  }
  return out + "</row>";
}

}  // namespace workbook
