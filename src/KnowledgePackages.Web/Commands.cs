using System.CommandLine;
using System.CommandLine.Invocation;
using KnowledgePackages.Web.Content;
using KnowledgePackages.Web.Teams;
using KnowledgePackages.Web.Usage;

namespace KnowledgePackages.Web;

/// <summary>
/// Defines the command line: all commands with their options. If the command line has no command, its arguments are settings of the host.
/// </summary>
internal static partial class Commands
{
    /// <summary>
    /// Returns whether the program runs a command instead of the host. The first argument decides: a word, or an option for help or the
    /// version, is a command; a setting of the host (<c>--urls http://...</c>, <c>/urls ...</c>, <c>key=value</c>) is not. This method must
    /// not use System.CommandLine, so that the host starts without loading that library.
    /// </summary>
    public static bool IsCommand(string[] arguments) => arguments is [var first, ..]
        && (first is "--help" or "-h" or "-?" or "/h" or "/?" or "--version" || (first is [not ('-' or '/'), ..] && !first.Contains('=')));

    /// <summary>Runs the command, or prints help, the version, or the errors in the command line.</summary>
    /// <returns>The exit code: 2 for an invalid command line, otherwise the exit code of the command.</returns>
    /// <exception cref="StartException">The command cannot do its work; the message explains why.</exception>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var line = Root().Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null }); // a value may begin with @
        if (line.Errors.Count > 0)
        {
            if (line is { Action: ParseErrorAction errors, UnmatchedTokens: [var word, ..] })
            {
                errors.ShowTypoCorrections = IsLikeAnother(word, line.CommandResult.Command);
            }

            await line.InvokeAsync(new() { Output = Console.Error });
            return 2;
        }

        // Turn off two features of the library: Program.cs handles exceptions, and Ctrl+C must end a command immediately.
        return await line.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    // Returns whether to show the suggestion that the library makes for a mistyped word. The library suggests any word that differs in up
    // to three letters, so without this check it would suggest "-h" for every short word.
    private static bool IsLikeAnother(string word, Command command) =>
        word.Length > 3 || command.Subcommands.Any(known => word.StartsWith(known.Name[0]));

    private static RootCommand Root() =>
        new(
            "The chat assistant for vocational training centres. Without a command it starts and serves the chat; settings may follow, "
            + "for example --urls http://localhost:5000 or --Storage:Provider Memory."
        )
        {
            new Command("content", "For editors: checks, shows and reviews the folder of texts (Content:Path).")
            {
                Lint(),
                Links(),
                Preview(),
                Review(),
            },
            Usage(),
            new Command("teams", "For operators: the app in Microsoft Teams.") { Package(), Template() },
            new Command("data", DataHelp) { List(), Export(), Erase(), BackUp(), Copy() },
            Health(),
            new Command("keys", "For operators: the keys that protect tokens, cookies and links.") { Revoke() },
        };

    private static Command Lint()
    {
        var command = new Command("lint", "Lists everything that is wrong or worth a look. Exit code 1 if there are errors.");
        command.SetAction((_, _) => ContentCommand.LintAsync());
        return command;
    }

    private static Command Links()
    {
        var mark = new Option<bool>("--mark")
        {
            Description = "Writes a substitute into resources.json for each link that is gone, and removes it where the link is back.",
        };
        var command = new Command("links", "Checks whether the links still answer; takes minutes. Exit code 1 if some are broken.")
        {
            mark,
        };
        command.SetAction((line, _) => ContentCommand.LinksAsync(line.GetValue(mark)));
        return command;
    }

    private static Command Preview()
    {
        var noBrowser = new Option<bool>("--no-browser") { Description = "Only prints the address and opens no browser." };
        var command = new Command(
            "preview",
            "Serves a page on this machine with every card, text and problem, which follows what you save."
        )
        {
            noBrowser,
        };
        command.SetAction((line, _) => ContentCommand.PreviewAsync(opensBrowser: !line.GetValue(noBrowser)));
        return command;
    }

    private static Command Review()
    {
        // Hide this argument in all help texts, because the library would also list it in the help of the subcommand "mark", which has an
        // argument of its own. The description of "review" has an example of the argument instead.
        var language = new Argument<string?>("language") { Arity = ArgumentArity.ZeroOrOne, Hidden = true };
        var command = new Command("review", "Reports what native speakers have reviewed, in all languages or in one: content review fr.")
        {
            language,
            Mark(),
        };
        command.SetAction((line, _) => ContentCommand.ReviewAsync(line.GetValue(language)));
        return command;
    }

    private static Command Mark()
    {
        var language = new Argument<string>("language") { Description = "The language that was reviewed, for example fr." };
        var by = Text("--by", "Who has reviewed it.", isRequired: true);
        var file = Text("--file", "The one file that was reviewed, for example messages.json. Default: all files of the language.");
        var command = new Command("mark", "Marks the texts of a language as reviewed.") { language, by, file };
        command.SetAction(
            (line, _) => ContentCommand.MarkAsync(line.GetRequiredValue(language), line.GetRequiredValue(by), line.GetValue(file))
        );
        return command;
    }

    private static Command Usage()
    {
        var weeks = new Option<int>("--weeks")
        {
            Description = $"How many finished weeks, 1 to {UsageReport.MaxWeeks}.",
            DefaultValueFactory = _ => UsageReport.DefaultWeeks,
        };
        weeks.Validators.Add(result =>
        {
            if (
                result.Tokens is [{ Value: var value }]
                && !(int.TryParse(value, out var count) && count is >= 1 and <= UsageReport.MaxWeeks)
            )
            {
                result.AddError($"--weeks: '{value}' cannot be used. Write a number from 1 to {UsageReport.MaxWeeks}.");
            }
        });
        var format = new Option<string>("--format") { Description = "table or csv.", DefaultValueFactory = _ => UsageCommand.Formats[0] };
        format.AcceptOnlyFromAmong([.. UsageCommand.Formats]);
        var command = new Command("usage", "For operators: how the assistant is used, by week, without anything about a person.")
        {
            weeks,
            format,
        };
        command.SetAction((line, cancellationToken) =>
            UsageCommand.RunAsync(line.GetValue(weeks), line.GetRequiredValue(format), cancellationToken)
        );
        return command;
    }

    private static Command Package()
    {
        var appId = Text(
            "--app-id",
            "The bot's app id (MicrosoftAppId), for example 11111111-2222-3333-4444-555555555555.",
            TeamsPackageParameters.IsId,
            isRequired: true
        );
        var host = Text(
            "--host",
            "The host of the chat page, without https:// and without a port, for example packages.example.org.",
            TeamsPackageParameters.IsHost,
            isRequired: true
        );
        var developer = Text(
            "--developer",
            "Who offers the app, at most 32 characters.",
            TeamsPackageParameters.IsDeveloper,
            isRequired: true
        );
        var website = Text(
            "--website",
            "A page about you or the app, beginning with https://. Default: the chat page.",
            TeamsPackageParameters.IsPage
        );
        var privacy = Text(
            "--privacy",
            "The page with your privacy statement, beginning with https://. Default: /privacy of the host.",
            TeamsPackageParameters.IsPage
        );
        var terms = Text(
            "--terms",
            "The page with your terms of use, beginning with https://. Default: /terms of the host.",
            TeamsPackageParameters.IsPage
        );
        var id = Text("--id", "The app's own id in Teams, if it shall not be the bot's.", TeamsPackageParameters.IsId);
        var version = Text(
            "--version",
            "The package's version, for example 1.0.1: raise it with every package that you upload.",
            TeamsPackageParameters.IsVersion
        );
        version.DefaultValueFactory = _ => typeof(Commands).Assembly.GetName().Version!.ToString(3);
        var name = Text("--name", "Your own name for the app in all languages, at most 30 characters.", TeamsPackageParameters.IsName);
        var icon = Text("--icon", "Your own icon: a PNG picture of 192 x 192 pixels whose middle 96 x 96 pixels hold the sign.");
        var smallIcon = Text("--small-icon", "Your own small icon in colour: a PNG picture of 32 x 32 pixels.");
        var outline = Text("--outline", "Your own outline icon: a PNG picture of 32 x 32 pixels, white on transparent.");
        var output = Output();
        var command = new Command("package", "Writes the zip that an administrator uploads to Teams.")
        {
            appId,
            host,
            developer,
            website,
            privacy,
            terms,
            id,
            version,
            name,
            icon,
            smallIcon,
            outline,
            output,
        };
        command.SetAction((line, _) =>
        {
            var address = $"https://{line.GetRequiredValue(host)}";
            var values = new Dictionary<string, string>
            {
                ["id"] = line.GetRequiredValue(appId),
                ["website"] = $"{address}/",
                ["privacy"] = $"{address}/privacy",
                ["terms"] = $"{address}/terms",
            };
            foreach (var option in new[] { appId, host, developer, website, privacy, terms, version, id, name })
            {
                if (line.GetValue(option) is { } value)
                {
                    values[option.Name[2..]] = value;
                }
            }

            var icons = new[] { ("color.png", icon), ("color32x32.png", smallIcon), ("outline.png", outline) }
                .Where(file => line.GetValue(file.Item2) is not null)
                .ToDictionary(file => file.Item1, file => line.GetRequiredValue(file.Item2));
            return TeamsPackage.RunAsync(new(values, icons, line.GetRequiredValue(output)));
        });
        return command;
    }

    private static Command Template()
    {
        var output = Output();
        var command = new Command(
            "template",
            "Writes the same zip with {{placeholders}} in its manifest, for people who fill it in by hand."
        )
        {
            output,
        };
        command.SetAction((line, _) => TeamsPackage.RunAsync(TeamsPackageParameters.Template(line.GetRequiredValue(output))));
        return command;
    }

    private static Option<string> Output()
    {
        var output = Text("--output", "Where the zip goes.");
        output.DefaultValueFactory = _ => "knowledge-packages-teams.zip";
        return output;
    }

    // Creates an option with a text value. Rejects values that look like options: if a value is missing, the library takes the next
    // option's name as the value.
    private static Option<string> Text(string name, string description, Func<string, bool>? isGood = null, bool isRequired = false)
    {
        var option = new Option<string>(name) { Description = description, Required = isRequired, HelpName = "value" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is not [{ Value: var value }])
            {
                return;
            }

            if (value.Length == 0 || value.StartsWith("--", StringComparison.Ordinal))
            {
                result.AddError($"{name}: The value is missing. {description}");
            }
            else if (isGood?.Invoke(value) == false)
            {
                result.AddError($"{name}: '{value}' cannot be used. {description}");
            }
        });
        return option;
    }
}
