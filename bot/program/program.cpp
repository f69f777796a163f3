#include "bot/program/program.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <functional>
#include <iostream>
#include <memory>

#include "bot/config/config.hpp"
#include "bot/config/secrets.hpp"
#include "bot/program/given_file.hpp"
#include "bot/program/memory.hpp"
#include "bot/program/subcommands.hpp"
#include "bot/rehearsal.hpp"
#include "store/db.hpp"
#include "store/engine/backup.hpp"
#include "store/engine/lock.hpp"

namespace knownby {
namespace {

constexpr const char* usual_config = "/etc/knownby/bot.toml";

// What the chosen subcommand does once the arguments are read.
using Chosen = std::function<int()>;

CLI::App* subcommand(CLI::App& program, const std::string& name, const std::string& does, Chosen& chosen,
                     Chosen what) {
  CLI::App* sub = program.add_subcommand(name, does);
  sub->callback([&chosen, what = std::move(what)] { chosen = what; });
  return sub;
}

std::shared_ptr<std::string> config_option(CLI::App& sub) {
  auto file = std::make_shared<std::string>(usual_config);
  sub.add_option("--config", *file, "the configuration file")->capture_default_str();
  return file;
}

void offer_try(CLI::App& program, Chosen& chosen) {
  auto settings = std::make_shared<RehearsalSettings>();
  notice_terminals(*settings);
  CLI::App* sub = subcommand(program, "try", "talk to Knownby in this terminal, in a school of files", chosen,
                             [settings] {
                               if (settings->school.empty()) throw CLI::RequiredError("--school");
                               return rehearse(*settings, std::cin, std::cout);
                             });
  // Not required() to its eyes: deploy/try names one, and its --help is this one's.
  sub->add_option("--school", settings->school,
                  "the folder with the school's files; deploy/try takes the sample school's");
  sub->add_option("--store", settings->store, "keep the database here, for a look");
  sub->add_option("--now", settings->now, "what the clock says")->capture_default_str();
  sub->add_option("--as", settings->as, "who speaks");
  sub->add_option("--in", settings->in, "where, such as \"#grade-7-team\" or dm");
  sub->add_flag("--json", settings->json, "one JSON object a line");
}

void offer_running(CLI::App& program, Chosen& chosen) {
  auto serving = std::make_shared<std::shared_ptr<std::string>>();
  *serving = config_option(
      *subcommand(program, "serve", "run the bot", chosen, [serving] { return serve(**serving); }));
  auto checking = std::make_shared<std::shared_ptr<std::string>>();
  *checking =
      config_option(*subcommand(program, "check", "say what is set up, what is missing, and how to fix it",
                                chosen, [checking] { return check(**checking); }));
}

void offer_manifest(CLI::App& program, Chosen& chosen) {
  CLI::App* sub = program.add_subcommand("manifest", "print what a platform's admin creates our app from");
  sub->require_subcommand(1);
  auto url = std::make_shared<std::string>("https://knownby.example.org");
  auto is_socket = std::make_shared<bool>(false);
  CLI::App* slack = subcommand(*sub, "slack", "for Slack", chosen, [url, is_socket] {
    return slack_manifest(*is_socket ? std::string() : *url);
  });
  CLI::Option* where =
      slack->add_option("--url", *url, "where Slack reaches this server")->capture_default_str();
  slack->add_flag("--socket", *is_socket, "Socket Mode: nothing of yours is reached from outside")
      ->excludes(where);
  auto bot = std::make_shared<std::string>();
  auto zip = std::make_shared<std::string>();
  auto targeted = std::make_shared<bool>(false);
  CLI::App* teams = subcommand(*sub, "teams", "for Teams", chosen, [url, bot, zip, targeted] {
    return teams_manifest(*bot, *url, *zip, *targeted);
  });
  teams->add_option("--bot", *bot, "the bot's Microsoft app id, from its registration")->required();
  teams->add_option("--url", *url, "where Teams reaches this server")->capture_default_str();
  teams->add_option("--zip", *zip, "write the whole app package to this file");
  teams->add_flag("--targeted", *targeted, "people may write to it in a channel unseen by the others there");
}

const CLI::Validator readable_file([](std::string& path) { return trouble_reading(path, false); }, "FILE");
const CLI::Validator readable_path([](std::string& path) { return trouble_reading(path, true); },
                                   "FILE OR FOLDER");

void offer_import(CLI::App& program, Chosen& chosen) {
  auto options = std::make_shared<ImportOptions>();
  auto file = std::make_shared<std::shared_ptr<std::string>>();
  CLI::App* sub =
      subcommand(program, "import", "bring the roster up to date, after a look at what would change", chosen,
                 [options, file] { return import(**file, *options); });
  *file = config_option(*sub);
  sub->add_option("--students", options->students, "students.csv")->check(readable_file);
  sub->add_option("--staff", options->staff, "staff.csv")->check(readable_file);
  sub->add_option("--calendar", options->calendar, "calendar.csv")->check(readable_file);
  sub->add_option("--oneroster", options->oneroster,
                  "a OneRoster export, as a .zip or the folder it was unpacked to")
      ->check(readable_path);
  sub->add_option("--columns", options->columns,
                  "what the lists call their columns: \"id=Number, first=Given, staff id=Number\"");
  sub->add_flag("--apply", options->apply, "do it; without this, only say what would change");
  sub->add_flag("--whom", options->whom, "say whom it would change, by the student system's numbers");
  sub->add_option("--even-so", options->even_so, "the words a stopped import asks for");
  sub->add_option(
         "--new-year", options->new_year,
         "a new school year begins, and teams' channels stay with their grade or follow their students")
      ->check(CLI::IsMember({"stay", "follow"}));
}

void offer_admin(CLI::App& program, Chosen& chosen) {
  auto words = std::make_shared<std::vector<std::string>>();
  auto yes = std::make_shared<bool>(false);
  auto file = std::make_shared<std::shared_ptr<std::string>>();
  CLI::App* sub = subcommand(program, "admin", "say one line to Knownby as whoever runs it", chosen,
                             [words, yes, file] { return admin(**file, *words, *yes); });
  *file = config_option(*sub);
  sub->add_flag("--yes", *yes, "press the button of the answer, too");
  sub->add_option("line", *words, "such as: map \"#grade-7-team\" grade 7")->required();
}

void offer_audit(CLI::App& program, Chosen& chosen) {
  auto file = std::make_shared<std::shared_ptr<std::string>>();
  auto student = std::make_shared<std::string>();
  CLI::App* sub = subcommand(program, "audit", "see whether the audit is as it was written", chosen,
                             [file, student] { return check_audit(**file, *student); });
  *file = config_option(*sub);
  sub->add_option("--student", *student,
                  "instead, who was shown colleagues' notes of the student with this id");
}

void offer_copies(CLI::App& program, Chosen& chosen) {
  auto to = std::make_shared<std::string>();
  auto to_file = std::make_shared<std::shared_ptr<std::string>>();
  CLI::App* out = subcommand(program, "backup", "copy the store, also while the bot runs", chosen,
                             [to, to_file] { return back_up(**to_file, *to); });
  *to_file = config_option(*out);
  out->add_option("target", *to, "a new file, or a folder for a file named by the time; else [store] copies");
  auto from = std::make_shared<std::string>();
  auto from_file = std::make_shared<std::shared_ptr<std::string>>();
  auto only_try = std::make_shared<bool>(false);
  CLI::App* in =
      subcommand(program, "restore", "put a copy in the store's place", chosen, [from, from_file, only_try] {
        return *only_try ? rehearse_restore(**from_file, *from) : restore(**from_file, *from);
      });
  *from_file = config_option(*in);
  in->add_option("source", *from, "the copy");
  in->add_flag("--rehearse", *only_try,
               "only try it, in another place, and compare; without a source: with a copy made now");
}

void offer_keys(CLI::App& program, Chosen& chosen) {
  auto file = std::make_shared<std::shared_ptr<std::string>>();
  CLI::App* sub = subcommand(program, "rotate-key", "seal with new keys from now on", chosen,
                             [file] { return rotate_key(**file); });
  *file = config_option(*sub);
}

int tell(const std::string& trouble, int status) {
  std::fprintf(stderr, "knownby: %s\n", trouble.c_str());
  return status;
}

// What nobody here can do, and what there is instead.
int unknown(const CLI::App& among, const std::string& name) {
  std::string there;
  for (const CLI::App* sub : among.get_subcommands({}))
    there += (there.empty() ? "" : ", ") + sub->get_name();
  return tell("there is no “knownby " + name + "”; there are " + there, exits::usage);
}

// A line that does not say what to do, or not in a way that can be read.
int misread(const CLI::App& program, const CLI::ParseError& error, int argc, char** argv) {
  if (error.get_exit_code() == 0) return program.exit(error);  // help, the version
  const std::string first = argc > 1 ? argv[1] : "";
  if (first.empty()) {
    std::fputs(program.help().c_str(), stderr);
    return exits::usage;
  }
  const auto subs = program.get_subcommands([&](const CLI::App* sub) { return sub->get_name() == first; });
  if (subs.empty() && first.front() != '-') return unknown(program, first);
  const bool wants_one_more = !subs.empty() && !subs.front()->get_subcommands({}).empty();
  if (wants_one_more && subs.front()->get_subcommands().empty())
    return unknown(*subs.front(), first + (argc > 2 ? std::string(" ") + argv[2] : " …"));
  return tell(error.what() + std::string("; `knownby ") + (subs.empty() ? "" : first + " ") +
                  "--help` says what there is",
              exits::usage);
}

}  // namespace

std::string trouble_words(const StoreError& trouble) {
  const bool is_damaged =
      dynamic_cast<const UnfitStore*>(&trouble) != nullptr && trouble.kind() == StoreError::Kind::broken;
  return trouble.what() +
         std::string(is_damaged ? "; `knownby restore COPY` puts a good copy in its place" : "");
}

int program(int argc, char** argv) {
  CLI::App program("Knownby makes sure every student is known by at least one adult.", "knownby");
  program.set_version_flag("--version", std::string("knownby ") + KNOWNBY_VERSION);
  program.require_subcommand(1);
  Chosen chosen;
  offer_running(program, chosen);
  offer_try(program, chosen);
  offer_manifest(program, chosen);
  offer_import(program, chosen);
  offer_admin(program, chosen);
  offer_copies(program, chosen);
  offer_keys(program, chosen);
  offer_audit(program, chosen);
  memory::keep_private();  // before a secret is read
  try {
    program.parse(argc, argv);
    return chosen();
  } catch (const CLI::ParseError& error) {
    return misread(program, error, argc, argv);
  } catch (const ConfigError& error) {
    return tell(error.what(), exits::bad_config);
  } catch (const SecretError& error) {
    return tell(error.what(), exits::bad_config);
  } catch (const InUse& error) {
    return tell(error.what(), exits::in_use);
  } catch (const backup::UnfitCopy& error) {
    return tell(error.what(), error.kind() == StoreError::Kind::other ? exits::missing : exits::unfit_store);
  } catch (const UnfitStore& error) {
    return tell(trouble_words(error), exits::unfit_store);
  } catch (const StoreError& error) {
    return tell(trouble_words(error),
                error.kind() == StoreError::Kind::broken ? exits::broken_disk : exits::missing);
  } catch (const std::exception& error) {
    return tell(error.what(), exits::missing);
  }
}

}  // namespace knownby
