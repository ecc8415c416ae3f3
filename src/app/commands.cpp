#include <array>

#include "app/command.hpp"
#include "app/premises.hpp"
#include "app/serve.hpp"
#include "app/setup_token.hpp"

namespace stafett::app {

std::span<const Command> commands() {
  static const std::array all = {
      Command{"serve", "answers the page, until it is told to stop", serve_usage, serve},
      Command{"setup-token", "prints the one-time token for the first administrator", "",
              setup_token},
  };
  return all;
}

}  // namespace stafett::app
