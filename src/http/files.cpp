#include "http/files.hpp"

#include <array>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "api/message.hpp"

namespace stafett::http {
namespace {

namespace fs = std::filesystem;

std::string_view content_type_of(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 17> types{{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".mjs", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".webmanifest", "application/manifest+json"},
      {".map", "application/json"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".jpg", "image/jpeg"},
      {".webp", "image/webp"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".woff", "font/woff"},
      {".txt", "text/plain; charset=utf-8"},
      {".xml", "application/xml"},
      {".pdf", "application/pdf"},
  }};
  for (auto const& [ending, type] : types)
    if (name.ends_with(ending)) return type;
  return "application/octet-stream";
}

/// FNV-1a, 64 bits: tells versions of our own files apart, nothing more.
std::string tag_of(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (char c : bytes) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3;
  }
  std::string text;
  for (int shift = 60; shift >= 0; shift -= 4) text += "0123456789abcdef"[(hash >> shift) & 0xf];
  return text;
}

/// Vite names what it builds "/assets/NAME-HASH.ENDING" with a hash of eight characters.
bool has_hash(std::string_view path) {
  if (!path.starts_with("/assets/")) return false;
  auto const dot = path.rfind('.');
  if (dot == path.npos || dot < 9) return false;
  auto const hash = path.substr(dot - 8, 8);
  for (char c : hash)
    if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
          c == '-'))
      return false;
  return path[dot - 9] == '-';
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return bytes;
}

/// Does Accept-Encoding take this coding? "gzip;q=0" says no.
bool takes(std::string_view accept, std::string_view coding) {
  auto const trim = [](std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
  };
  while (!accept.empty()) {
    auto const comma = accept.find(',');
    auto const part = accept.substr(0, comma);
    accept = comma == accept.npos ? std::string_view{} : accept.substr(comma + 1);
    auto const semicolon = part.find(';');
    if (!api::same_header_name(trim(part.substr(0, semicolon)), coding)) continue;
    if (semicolon == part.npos) return true;
    auto const weight = trim(part.substr(semicolon + 1));
    return weight.find_first_of("123456789") != weight.npos;
  }
  return false;
}

/// Does If-None-Match name this tag? Weak tags count too, as RFC 9110 13.1.2 has it.
bool names(std::string_view if_none_match, std::string_view tag) {
  return if_none_match == "*" || if_none_match.find(tag) != if_none_match.npos;
}

}  // namespace

Files Files::read(const fs::path& folder, std::size_t most_bytes) {
  Files all;
  std::size_t total = 0;
  // The packed forms wait until the plain ones are known.
  std::map<std::string, std::string> packed;
  for (auto entry = fs::recursive_directory_iterator(folder);
       entry != fs::recursive_directory_iterator(); ++entry) {
    auto const name = entry->path().filename().string();
    if (name.starts_with('.')) {
      entry.disable_recursion_pending();
      continue;
    }
    if (entry->is_symlink() || !entry->is_regular_file()) continue;
    auto path = "/" + entry->path().lexically_relative(folder).generic_string();
    auto bytes = read_file(entry->path());
    total += bytes.size();
    if (total > most_bytes) throw std::runtime_error("too much in " + folder.string());
    if (name.ends_with(".br") || name.ends_with(".gz")) {
      packed.emplace(std::move(path), std::move(bytes));
      continue;
    }
    File file;
    file.content_type = content_type_of(path);
    file.tag = tag_of(bytes);
    file.lasting = has_hash(path);
    file.plain = std::move(bytes);
    all.files_.emplace(std::move(path), std::move(file));
  }
  for (auto& [path, bytes] : packed) {
    auto const plain = all.files_.find(std::string_view{path}.substr(0, path.size() - 3));
    if (plain == all.files_.end() || bytes.size() >= plain->second.plain.size()) continue;
    (path.ends_with(".br") ? plain->second.brotli : plain->second.gzip) = std::move(bytes);
  }
  if (!all.files_.contains("/index.html"))
    throw std::runtime_error("no index.html in " + folder.string());
  return all;
}

const File* Files::find(std::string_view path) const {
  if (auto const found = files_.find(path); found != files_.end()) return &found->second;
  if (path.substr(path.rfind('/') + 1).find('.') != path.npos) return nullptr;
  auto const index = files_.find("/index.html");
  return index == files_.end() ? nullptr : &index->second;
}

Choice choose(const File& file, std::string_view accept_encoding, std::string_view if_none_match) {
  Choice choice{&file, file.plain, {}, {}, false};
  if (!file.brotli.empty() && takes(accept_encoding, "br")) {
    choice.bytes = file.brotli;
    choice.encoding = "br";
  } else if (!file.gzip.empty() && takes(accept_encoding, "gzip")) {
    choice.bytes = file.gzip;
    choice.encoding = "gzip";
  }
  choice.tag = "\"" + file.tag;
  if (!choice.encoding.empty()) choice.tag.append("-").append(choice.encoding);
  choice.tag += '"';
  choice.unchanged = !if_none_match.empty() && names(if_none_match, choice.tag);
  return choice;
}

}  // namespace stafett::http
