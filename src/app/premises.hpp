// Where one organisation's records are on this machine: the folder with its keys and, unless
// PostgreSQL is used, its database.
#pragma once

#include <filesystem>
#include <memory>

#include "app/arguments.hpp"
#include "app/machine.hpp"
#include "service/call.hpp"
#include "service/house.hpp"
#include "service/passwords.hpp"
#include "service/vault.hpp"
#include "store/sql.hpp"
#include "store/store.hpp"

namespace stafett::app {

struct Premises {
  std::filesystem::path folder;  ///< --data: house.key, audit.key, audit.heads, stafett.sqlite
  sql::Location database;        ///< --database, STAFETT_DATABASE, or stafett.sqlite in the folder

  /// Takes --data and --database out of the arguments.
  static Premises from(Arguments& arguments);
};

/// The options above, for a command's usage.
inline constexpr std::string_view premises_usage =
    "  --data FOLDER        where keys and records are\n"
    "  --database LOCATION  postgresql://… instead of FOLDER/stafett.sqlite; one with a password "
    "in it\n"
    "                       is better put into STAFETT_DATABASE, which others cannot read\n";

/// An open house: the schema carried forward, the key read or made. Throws what its parts throw.
class OpenHouse {
 public:
  /// `mode`: create, or read_write where there must be a database already. `readers`: how many
  /// questions may be asked at once.
  OpenHouse(const Premises& premises, sql::Mode mode, std::size_t readers = 4);

  service::House& house() { return house_; }
  store::Store& store() { return store_; }
  SystemRandom& random() { return random_; }
  /// A call from the machine itself, at this moment: whoever has it may do what an administrator
  /// may, and the log says that it was the program.
  service::Call call();
  /// How many numbered files of the schema were applied when it was opened.
  [[nodiscard]] int migrated() const { return migrated_; }

 private:
  SystemRandom random_;
  int migrated_;
  std::unique_ptr<service::Vault> vault_;
  service::Passwords passwords_;
  store::Store store_;
  service::House house_;
};

}  // namespace stafett::app
