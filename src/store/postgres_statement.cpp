#include "store/postgres_statement.hpp"

#include <array>
#include <charconv>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

namespace stafett::sql {

namespace {

/// Rows as libpq has them.
class PostgresRows : public Statement {
 public:
  bool next() override {
    if (result_ == nullptr || row_ + 1 >= PQntuples(result_.get())) return false;
    ++row_;
    return true;
  }

  [[nodiscard]] std::int64_t changed() const override {
    return result_ == nullptr ? changed_ : affected();
  }
  void finish() noexcept override {
    if (result_ != nullptr) changed_ = affected();
    result_.reset();
  }
  [[nodiscard]] int columns() const override { return PQnfields(result_.get()); }
  [[nodiscard]] std::string_view name(int column) const override {
    return PQfname(result_.get(), column);
  }
  [[nodiscard]] bool is_null(int column) const override {
    if (column < 0 || column >= columns()) {
      throw Error{ErrorKind::other, {}, "postgres: no such column: " + beginning()};
    }
    return PQgetisnull(result_.get(), row_, column) != 0;
  }
  [[nodiscard]] bool truth(int column) const override {
    const auto value = text(column);
    return value == "t" || value == "1";
  }
  [[nodiscard]] std::int64_t integer(int column) const override {
    const auto value = text(column);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc{} || end != value.data() + value.size())
      detail::throw_unreadable(column);
    return number;
  }
  [[nodiscard]] double real(int column) const override {
    const auto value = text(column);
    double number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc{} || end != value.data() + value.size())
      detail::throw_unreadable(column);
    return number;
  }
  [[nodiscard]] std::string_view text(int column) const override {
    return {PQgetvalue(result_.get(), row_, column),
            static_cast<std::size_t>(PQgetlength(result_.get(), row_, column))};
  }

 protected:
  explicit PostgresRows(std::string_view sql) : sql_{sql} {}
  void hold(PgResult result) {
    row_ = -1;
    result_ = std::move(result);
  }
  [[nodiscard]] const PGresult* held() const { return result_.get(); }
  [[nodiscard]] const std::string& sql() const { return sql_; }
  [[nodiscard]] std::string beginning() const { return sql_.substr(0, 200); }

 private:
  [[nodiscard]] std::int64_t affected() const {
    const std::string_view count = PQcmdTuples(result_.get());
    std::int64_t number = 0;
    std::from_chars(count.data(), count.data() + count.size(), number);
    return number;
  }

  std::string sql_;
  PgResult result_;
  int row_ = -1;
  std::int64_t changed_ = 0;
};

/// The rows of a question that was sent and not waited for.
class PostgresAnswer final : public PostgresRows {
 public:
  PostgresAnswer(Pipeline& pipeline, const std::string& sql, std::shared_ptr<Answer> answer)
      : PostgresRows{sql}, pipeline_{pipeline}, answer_{std::move(answer)} {}

  void start(std::span<const Parameter> /*parameters*/, bool /*keep*/) override {
    throw std::logic_error{"an answer was asked for again"};
  }
  bool next() override {
    if (answer_ != nullptr) {
      pipeline_.settle();
      if (!answer_->is_here) throw Error{ErrorKind::busy, {}, "postgres: no answer"};
      hold(std::move(answer_->result));
      answer_.reset();
    }
    return PostgresRows::next();
  }

 private:
  Pipeline& pipeline_;
  std::shared_ptr<Answer> answer_;
};

class PostgresStatement final : public PostgresRows {
 public:
  PostgresStatement(PGconn* connection, Pipeline& pipeline, const bool& closing, std::string name,
                    std::string_view text)
      : PostgresRows{text},
        connection_{connection},
        pipeline_{pipeline},
        closing_{closing},
        name_{std::move(name)} {
    const PgResult made{PQprepare(connection_, name_.c_str(), sql().c_str(), 0, nullptr)};
    if (!succeeded(made.get())) throw_result(connection_, made.get(), "preparing: " + beginning());
  }
  PostgresStatement(const PostgresStatement&) = delete;
  PostgresStatement& operator=(const PostgresStatement&) = delete;
  ~PostgresStatement() override {
    if (closing_) return;
    pipeline_.wait();
    PQclear(PQexec(connection_, ("deallocate " + name_).c_str()));
  }

  void start(std::span<const Parameter> parameters, bool /*keep*/) override {
    lay_out(parameters);
    hold(PgResult{PQexecPrepared(connection_, name_.c_str(), static_cast<int>(values_.size()),
                                 values_.data(), nullptr, nullptr, 0)});
    if (!succeeded(held())) throw_result(connection_, held(), "running: " + beginning());
  }
  bool send(std::span<const Parameter> parameters) override {
    lay_out(parameters);
    pipeline_.send(name_, sql(), values_, nullptr);
    return true;
  }
  std::unique_ptr<Statement> ask(std::span<const Parameter> parameters) override {
    lay_out(parameters);
    auto answer = std::make_shared<Answer>();
    pipeline_.send(name_, sql(), values_, answer);
    return std::make_unique<PostgresAnswer>(pipeline_, sql(), std::move(answer));
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  /// libpq wants texts that end in NUL: all of them are laid in one buffer that is used again.
  void lay_out(std::span<const Parameter> parameters) {
    buffer_.clear();
    offsets_.clear();
    for (const auto& parameter : parameters) {
      offsets_.push_back(parameter.kind() == Parameter::Kind::null ? none : buffer_.size());
      append(parameter);
    }
    values_.clear();
    for (const auto offset : offsets_) {
      values_.push_back(offset == none ? nullptr : buffer_.data() + offset);
    }
  }

  template <class Number>
  void append_number(Number number) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    buffer_.append(digits.data(), end);
  }

  void append(const Parameter& parameter) {
    switch (parameter.kind()) {
      case Parameter::Kind::null:
        return;
      case Parameter::Kind::integer:
        append_number(parameter.integer());
        break;
      case Parameter::Kind::real:
        append_number(parameter.real());
        break;
      case Parameter::Kind::text:
      case Parameter::Kind::short_text:
        detail::check_text(parameter.text());
        buffer_.append(parameter.text());
        break;
    }
    buffer_.push_back('\0');
  }

  PGconn* connection_;
  Pipeline& pipeline_;
  const bool& closing_;  ///< the server forgets all statements by itself
  std::string name_;
  std::string buffer_;
  std::vector<std::size_t> offsets_;
  std::vector<const char*> values_;
};

}  // namespace

std::unique_ptr<Statement> prepare_postgres(PGconn* connection, Pipeline& pipeline,
                                            const bool& closing, std::string name,
                                            std::string_view text) {
  return std::make_unique<PostgresStatement>(connection, pipeline, closing, std::move(name), text);
}

}  // namespace stafett::sql
