// What a backup is sealed with: a key file, or a passphrase that is typed or comes by the
// environment, never by the command line, which everybody on the machine can read.
#pragma once

#include <string_view>

#include "app/arguments.hpp"
#include "store/sealed_file.hpp"

namespace stafett::app {

inline constexpr std::string_view secret_usage =
    "  --key FILE           the key file (stafett backup-key makes one); without it a passphrase "
    "is\n"
    "                       asked for, or taken from STAFETT_PASSPHRASE\n";

enum class SecretFor { sealing, opening };

/// Takes --key out of the arguments and reads the file, or gets the passphrase; one for sealing is
/// typed twice and has at least 12 characters. Throws UsageError, store::SealError.
store::Secret secret_from(Arguments& arguments, SecretFor use);

}  // namespace stafett::app
