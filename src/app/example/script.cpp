#include "app/example/script.hpp"

#include <algorithm>

#include "app/example/telling.hpp"

namespace stafett::example {

Script write_script(std::uint64_t seed, Day today) {
  Cast cast = make_cast(seed, today);
  auto lives = make_lives(cast);
  give_consultants(cast, lives);
  tell_office(cast);
  tell(cast, lives);
  std::ranges::stable_sort(cast.script.events, {}, &Event::at);
  return std::move(cast.script);
}

}  // namespace stafett::example
