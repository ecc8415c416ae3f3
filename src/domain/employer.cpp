#include "domain/employer.hpp"

#include "base/text.hpp"
#include "domain/person_number.hpp"

namespace stafett::domain {

Result<Employer> make_employer(Employer parts) {
  constexpr std::size_t longest = 200;
  const auto tidy = [](std::string& text) { text = text::trim(text); };
  tidy(parts.name);
  tidy(parts.place);
  tidy(parts.industry);
  if (parts.name.empty()) return refuse(Reason::invalid, "name_missing", "/name");
  if (text::length(parts.name) > longest) {
    return refuse(Reason::invalid, "name_too_long", "/name");
  }
  if (!parts.organisation_number) return parts;
  if (text::trim(*parts.organisation_number).empty()) {
    parts.organisation_number.reset();
    return parts;
  }
  parts.organisation_number = read_organisation_number(*parts.organisation_number);
  if (!parts.organisation_number) {
    return refuse(Reason::invalid, "organisation_number_wrong", "/organisation_number");
  }
  return parts;
}

}  // namespace stafett::domain
