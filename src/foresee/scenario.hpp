// A scenario as it stands in a file: what it is based on, its days, and each parameter with value,
// range, unit and the evidence it rests on. Read strictly: whatever is not understood is told with
// file, line and what was expected, all of it at once.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "base/codes.hpp"
#include "base/day.hpp"
#include "base/language.hpp"
#include "foresee/parameters.hpp"
#include "foresee/said.hpp"

namespace stafett::foresee {

/// What a value rests on. A lever is chosen, not known: it is what scenarios differ in.
enum class Evidence { own_register, public_source, assumption, lever };

constexpr auto codes_of(Evidence) {
  return codes<Evidence>({{Evidence::own_register, "own register"},
                          {Evidence::public_source, "public source"},
                          {Evidence::assumption, "assumption"},
                          {Evidence::lever, "lever"}});
}

/// One parameter as a scenario gives it.
struct Given {
  const ParameterInfo* parameter = nullptr;
  double value = 0;
  double low = 0;  ///< the range; both equal to the value where none is given
  double high = 0;
  Evidence evidence = Evidence::assumption;
  std::string source;
  std::string file;  ///< where it stands
  int line = 0;
  [[nodiscard]] bool has_range() const { return low < high; }
};

struct Scenario {
  std::string name;  ///< in English where there are other languages: reports are
  std::string text;
  std::string name_nb;  ///< as pages have it; empty: as in English
  std::string name_nn;
  std::string text_nb;
  std::string text_nn;
  std::string file;
  Day first_day;
  int days = 0;
  Parameters parameters;
  std::vector<Given> given;  ///< one for each row of the table, in its order

  [[nodiscard]] const std::string& name_in(Language language) const;
  [[nodiscard]] const std::string& text_in(Language language) const;
};

/// Names it, and says what it is, in every language.
void call(Scenario& scenario, Spoken name, Spoken text);

/// A sentence with holes {0}, {1} and what stands in them.
struct Sentence {
  Said said;
  std::vector<std::string> values = {};
  [[nodiscard]] std::string in(Language language) const;
};

/// Something in a file that is not as it should be.
struct ScenarioFault {
  std::string file;
  int line = 0;  ///< from 1; 0 for the file as a whole
  Sentence problem;
  Sentence expected;
  /// "base.toml:12: problem; expected …", in English
  [[nodiscard]] std::string to_text() const;
};

using ScenarioResult = tl::expected<Scenario, std::vector<ScenarioFault>>;

/// The bytes of a file; nothing where it cannot be read.
using FileReader = std::function<std::optional<std::string>(const std::string& path)>;

/// Reads the scenario in `path`, and first those it is based on (their paths are relative to its
/// folder). Its own parameters take the place of those. Every parameter must be given in the end.
ScenarioResult read_scenario(const std::string& path, const FileReader& read);

/// What is wrong with values that are each in bounds but do not fit together (an award after the
/// end of the contract before it, shares over one …). Lines are those of the parameter concerned.
std::vector<ScenarioFault> check_together(const Scenario& scenario);

/// `other` in the world of `own`: what `own` has from the office's register takes the place of what
/// `other` has from a file that `own` is based on. What `other` gives in files of its own, by which
/// it is another scenario, stands. The days are those of `own`. Nothing changes where `own` has
/// nothing from a register.
Scenario with_own_register(
    Scenario other, const Scenario& own,
    const std::function<bool(const std::string&, const std::string&)>& same_file);

/// A parameter set to another value, for sweeps and sensitivity; ranges stay.
Scenario with_value(Scenario scenario, const ParameterInfo& parameter, double value);

}  // namespace stafett::foresee
