#include "app/command.hpp"

#include <array>

#include "app/account.hpp"
#include "app/calibrate.hpp"
#include "app/example.hpp"
#include "app/foresee.hpp"
#include "app/import.hpp"
#include "app/keeping.hpp"
#include "app/premises.hpp"
#include "app/secret.hpp"
#include "app/serve.hpp"
#include "app/setup_token.hpp"

namespace stafett::app {

std::span<const Command> commands() {
  static const std::string data{premises_usage};
  static const std::string new_data =
      data + "                       FOLDER is made where it is not there\n";
  static const std::string secret{secret_usage};
  static const std::array all = {
      Command{"serve", "answers the page, until it is told to stop", new_data + serve_usage, serve},
      Command{"setup-token", "prints the one-time token for the first administrator", new_data,
              setup_token},
      Command{"account", "lists who can sign in, or lets somebody in who no longer can",
              data + account_usage, account},
      Command{"example", "makes an invented office to look at", new_data + example_usage, example},
      Command{"import", "takes in files from the agency, all of them or none", data + import_usage,
              import},
      Command{"foresee", "runs the three circles forward, scenarios against each other",
              foresee_usage, foresee},
      Command{"calibrate", "learns the model's parameters from the office's own register",
              calibrate_summary + data + calibrate_usage, calibrate},
      Command{"backup", "writes everything to one sealed file", data + secret + backup_usage,
              backup},
      Command{"backup-key", "makes a key file to seal backups with", backup_key_usage, backup_key},
      Command{"restore", "puts a backup in place of what is there",
              new_data + secret + restore_usage, restore},
      Command{"verify", "holds the audit log, or a backup, to its hashes",
              data + secret + verify_usage, verify},
      Command{"copy", "moves an office from one database to another", copy_usage, copy},
      Command{"migrate", "carries the schema forward; serve does so too", data, migrate},
  };
  return all;
}

}  // namespace stafett::app
