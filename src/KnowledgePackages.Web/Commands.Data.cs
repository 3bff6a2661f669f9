using System.CommandLine;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Web.Data;

namespace KnowledgePackages.Web;

/// <content>The commands about stored data.</content>
internal static partial class Commands
{
    private const string DataHelp =
        "For operators: the stored conversations. The commands use the store of the host's settings, also while the host runs. Run them "
        + "as the host's user and with its settings.";

    private static Command List()
    {
        var filter = new FilterOptions();
        var command = new Command(
            "list",
            "Lists conversations: the name (hashes of person and conversation), the last activity and the size. Traces and logs have "
                + "the same names."
        );
        filter.AddTo(command, isRequired: false);
        command.SetAction((line, token) => DataCommand.ListAsync(filter.In(line), token));
        return command;
    }

    private static Command Export()
    {
        var filter = new FilterOptions();
        var output = Text("--output", "The JSON file to write. Only its owner can read it.", isRequired: true);
        var command = new Command(
            "export",
            "Writes the stored data of a person or a conversation as JSON: { conversations: [ { name, lastWrite, data, document, "
                + "log } ] }. \"data\" is the file that the person can download in the chat, \"document\" the stored document, \"log\" "
                + "has the messages of the built-in web channel as activities. Other channels store their messages themselves. Exit "
                + "code 1 if there are no data."
        )
        {
            output,
        };
        filter.AddTo(command, isRequired: true);
        command.SetAction((line, token) => DataCommand.ExportAsync(filter.In(line), line.GetRequiredValue(output), token));
        return command;
    }

    private static Command Erase()
    {
        var filter = new FilterOptions();
        var yes = Confirmation();
        var command = new Command(
            "erase",
            "Erases the stored data of a person or a conversation: documents, messages, reminders, undelivered replies. A running host "
                + "notices at the person's next message, and begins anew with them; an open page is empty after it is loaded again. Links "
                + "to a plan lead nowhere, unless the person makes a new plan there within a day. Back-ups and, in Azure, old versions of "
                + "blobs keep the data until they are deleted, too."
        )
        {
            yes,
        };
        filter.AddTo(command, isRequired: true);
        command.SetAction((line, token) => DataCommand.EraseAsync(filter.In(line), line.GetValue(yes), token));
        return command;
    }

    private static Command BackUp()
    {
        var output = Text("--output", "The file to write. No file may exist there. Only its owner can read it.", isRequired: true);
        var command = new Command(
            "backup",
            "Writes a consistent copy of the SQLite file while the host runs, and checks it. To restore: stop the host, delete the files "
                + "with the endings -wal and -shm, put the copy in the place of the file, start the host."
        )
        {
            output,
        };
        command.SetAction((line, token) => DataCommand.BackUpAsync(line.GetRequiredValue(output), token));
        return command;
    }

    private static Command Copy()
    {
        var from = StoreName("--from", "The store to read");
        var to = StoreName("--to", "The store to write, which must be empty");
        var command = new Command(
            "copy",
            "Copies everything from one store to another, with the keys of tokens and cookies. Stop all hosts first. The settings name "
                + "both stores (Storage:Sqlite and Storage:AzureBlobs). A copy that stopped midway can run again."
        )
        {
            from,
            to,
        };
        command.SetAction((line, token) => DataCommand.CopyAsync(line.GetRequiredValue(from), line.GetRequiredValue(to), token));
        return command;
    }

    private static Command Health()
    {
        var address = Text(
            "--url",
            "The address to ask, for example http://127.0.0.1:8080/health/ready.",
            value => Uri.TryCreate(value, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https")
        );
        address.DefaultValueFactory = _ => HealthCommand.DefaultAddress;
        var command = new Command("health", "Asks a running host whether it is ready. Exit code 1 if it is not.") { address };
        command.SetAction((line, token) => HealthCommand.RunAsync(line.GetRequiredValue(address), token));
        return command;
    }

    private static Command Revoke()
    {
        var yes = Confirmation();
        var command = new Command(
            "revoke",
            "Revokes all keys, for example after a leak: tokens of the web channel, cookies and resume keys of visitors and links to plans "
                + "end. Visitors of the web page begin anew. Running hosts notice within a minute."
        )
        {
            yes,
        };
        command.SetAction((line, token) => KeysCommand.RevokeAsync(line.GetValue(yes), token));
        return command;
    }

    private static Option<bool> Confirmation() => new("--yes") { Description = "Does it. Without this option the command only reports." };

    private static Option<string> StoreName(string name, string description)
    {
        var option = Text(name, $"{description}: Sqlite or AzureBlobs.", value => value is "Sqlite" or "AzureBlobs", isRequired: true);
        return option;
    }

    /// <summary>The options that select conversations.</summary>
    private sealed class FilterOptions
    {
        private readonly Option<string> _channel = Text("--channel", "The channel: msteams, or directline for the web page.");
        private readonly Option<string> _tenant = Text("--tenant", "The id of the tenant in Teams. The web page has none.");
        private readonly Option<string> _user = Text(
            "--user",
            "The person: in Teams their object id in Microsoft Entra, or the id that the channel uses, there with --tenant. "
                + "Needs --channel."
        );
        private readonly Option<string> _name = Text(
            "--conversation",
            "Instead: a name of `data list`, s1/.../..., or its first two parts for all conversations of that person.",
            IsName
        );

        public void AddTo(Command command, bool isRequired)
        {
            command.Add(_channel);
            command.Add(_tenant);
            command.Add(_user);
            command.Add(_name);
            command.Validators.Add(line =>
            {
                var isPerson = Has(_user) || Has(_channel) || Has(_tenant);
                if (Has(_user) && !Has(_channel))
                {
                    line.AddError("--user needs --channel.");
                }
                else if (isPerson && Has(_name))
                {
                    line.AddError("--conversation stands alone, without --channel, --tenant and --user.");
                }
                else if (isRequired && !Has(_user) && !Has(_name))
                {
                    line.AddError("Name a person (--channel, --tenant, --user) or a conversation (--conversation).");
                }

                bool Has(Option option) => line.GetResult(option) is not null;
            });
        }

        public ConversationFilter In(ParseResult line) =>
            new(line.GetValue(_channel), line.GetValue(_tenant), line.GetValue(_user), line.GetValue(_name));

        private static bool IsName(string name) =>
            name.StartsWith(DocumentKey.Conversations, StringComparison.Ordinal)
            && name.Split('/') is { Length: 2 or 3 } parts
            && parts[1..].All(part =>
                part.Length == 22 && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
            );
    }
}
