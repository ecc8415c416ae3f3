#include "http/files.hpp"

#include <doctest/doctest.h>

#include "http/folder.hpp"

using namespace stafett::http;

namespace {

/// The page as Vite builds it, in small.
void write_page(const stafett::test::Folder& folder) {
  folder.write("index.html", "<!doctype html>page");
  folder.write("favicon.svg", "<svg/>");
  folder.write("assets/index-B1a_-9Zx.js", "console.log('a long enough text')");
  folder.write("assets/index-B1a_-9Zx.js.br", "brotli");
  folder.write("assets/index-B1a_-9Zx.js.gz", "gzipped");
  folder.write("assets/logo.svg", "<svg/>");
  folder.write("assets/logo.svg.gz", "longer than plain");
  folder.write(".secret/key.txt", "key");
  folder.write(".env", "key");
}

}  // namespace

TEST_CASE("the page's files are found by their names") {
  stafett::test::Folder const folder;
  write_page(folder);
  auto const files = Files::read(folder.path());
  auto const* script = files.find("/assets/index-B1a_-9Zx.js");
  REQUIRE(script != nullptr);
  CHECK(script->content_type == "text/javascript; charset=utf-8");
  CHECK(script->lasting);
  CHECK(files.find("/favicon.svg")->content_type == "image/svg+xml");
  CHECK_FALSE(files.find("/favicon.svg")->lasting);
  CHECK_FALSE(files.find("/assets/logo.svg")->lasting);
  CHECK_FALSE(files.find("/index.html")->lasting);
}

TEST_CASE("a view of the page is the page; a file that is not there is not") {
  stafett::test::Folder const folder;
  write_page(folder);
  auto const files = Files::read(folder.path());
  auto const* page = files.find("/index.html");
  CHECK(files.find("/") == page);
  CHECK(files.find("/min-dag") == page);
  CHECK(files.find("/deltakere/0195/notater") == page);
  CHECK(files.find("/v1.2/deltakere") == page);
  CHECK(files.find("/assets/index-old00000.js") == nullptr);
  CHECK(files.find("/robots.txt") == nullptr);
  CHECK(files.find("/assets/index-B1a_-9Zx.js.br") == nullptr);
}

TEST_CASE("hidden files and links to elsewhere are never served") {
  stafett::test::Folder const folder;
  stafett::test::Folder const elsewhere;
  write_page(folder);
  elsewhere.write("inside.txt", "key");
  std::filesystem::create_symlink(elsewhere.path() / "inside.txt", folder.path() / "link.txt");
  std::filesystem::create_directory_symlink(elsewhere.path(), folder.path() / "linked");
  auto const files = Files::read(folder.path());
  CHECK(files.find("/.env") == nullptr);
  CHECK(files.find("/.secret/key.txt") == nullptr);
  CHECK(files.find("/link.txt") == nullptr);
  CHECK(files.find("/linked/inside.txt") == nullptr);
}

TEST_CASE("a folder without a page, or with too much, is refused at start") {
  stafett::test::Folder const folder;
  CHECK_THROWS(Files::read(folder.path()));
  CHECK_THROWS(Files::read(folder.path() / "nowhere"));
  folder.write("index.html", "0123456789");
  CHECK_NOTHROW(Files::read(folder.path(), 10));
  CHECK_THROWS(Files::read(folder.path(), 9));
}

TEST_CASE("a browser gets the smallest form it takes") {
  stafett::test::Folder const folder;
  write_page(folder);
  auto const files = Files::read(folder.path());
  auto const encoding = [&](std::string_view accept) {
    return choose(*files.find("/assets/index-B1a_-9Zx.js"), accept, {}).encoding;
  };
  CHECK(encoding("gzip, deflate, br, zstd") == "br");
  CHECK(encoding("gzip, deflate") == "gzip");
  CHECK(encoding("GZIP;q=0.5") == "gzip");
  CHECK(encoding("br;q=0, gzip;q=1.0") == "gzip");
  CHECK(encoding("br;q=0.000,gzip;q=0") == "");
  CHECK(encoding("") == "");
  CHECK(encoding("identity") == "");
  CHECK(encoding("brotli") == "");
  // The packed form is larger than the plain one: it is not used.
  CHECK(choose(*files.find("/assets/logo.svg"), "gzip", {}).encoding == "");
}

TEST_CASE("a browser that has just this form need not get it again") {
  stafett::test::Folder const folder;
  write_page(folder);
  auto const files = Files::read(folder.path());
  auto const* script = files.find("/assets/index-B1a_-9Zx.js");
  auto const plain = choose(*script, "", {}).tag;
  auto const packed = choose(*script, "br", {}).tag;
  CHECK(plain != packed);
  CHECK(choose(*script, "", plain).unchanged);
  CHECK(choose(*script, "", "W/" + plain).unchanged);
  CHECK(choose(*script, "", "\"x\", " + plain).unchanged);
  CHECK(choose(*script, "br", packed).unchanged);
  CHECK_FALSE(choose(*script, "br", plain).unchanged);
  CHECK_FALSE(choose(*script, "", "\"x\"").unchanged);
  CHECK_FALSE(choose(*script, "", {}).unchanged);
}
