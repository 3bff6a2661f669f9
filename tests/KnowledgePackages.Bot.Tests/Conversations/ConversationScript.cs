using System.Text;
using System.Text.Json;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Tests.Conversations;

/// <summary>
/// Plays a conversation that is written as text. Replies are compared by content ids, so that rewording breaks no test.
/// <code>
/// user@ join                  joins the conversation
/// user> some text             sends the text
/// user* no no yes             sends several texts; only the replies to the last one are compared
/// user! answer kp2-c1 yes     taps the button with these data, on the newest card that has the button now
/// user^ answer kp2-c1 yes     taps the button with these data, on the oldest card that ever had the button
/// user! {"do":"dance"}        sends this payload
/// bot>  id id                 expects one message that shows exactly these ids; with ... at the end, at least these
/// bot>  (nothing)             expects no further reply
/// bot~  id                    expects an update of a card; after one such line, all updates must be listed
/// </code>
/// </summary>
internal static class ConversationScript
{
    public static async Task<Talk> PlayAsync(string script, Talk? talk = null)
    {
        talk ??= new Talk();
        IReadOnlyList<Activity> replies = [];
        var position = 0;
        var (isChecked, areUpdatesChecked) = (false, false);
        var played = new StringBuilder();
        foreach (var line in script.Split('\n').Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0))
        {
            var (who, what) = (line.Split(' ')[0], line[line.Split(' ')[0].Length..].Trim());
            if (who.StartsWith("user", StringComparison.Ordinal))
            {
                Silent();
                (replies, position) = (await DoAsync(talk, who, what), 0);
                (isChecked, areUpdatesChecked) = (false, false);
                played.AppendLine(line);
                continue;
            }

            isChecked = true;
            areUpdatesChecked |= who == "bot~";
            while (!areUpdatesChecked && position < replies.Count && replies[position].Type == ActivityTypes.MessageUpdate)
            {
                position++;
            }

            var reply = position < replies.Count ? replies[position++] : null;
            var said = reply is null ? "(nothing)" : string.Join(' ', Talk.Shows(reply));
            var fits = what.EndsWith("...", StringComparison.Ordinal)
                ? said.StartsWith(what[..^3].Trim(), StringComparison.Ordinal)
                : said == what;
            var how = reply?.Type == ActivityTypes.MessageUpdate ? "bot~" : "bot>";
            Assert.True(fits && who == how, $"{played}{who}  {what}\nbut was:\n{how}  {said}");
            played.AppendLine(line);
        }

        Silent();
        return talk;

        void Silent()
        {
            var unexpected = replies.Skip(position)
                .Where(reply => areUpdatesChecked || reply.Type == ActivityTypes.Message)
                .Select(reply => string.Join(' ', Talk.Shows(reply)));
            Assert.True(!isChecked || !unexpected.Any(), $"{played}and then, unexpected:\n{string.Join('\n', unexpected)}");
        }
    }

    private static async Task<IReadOnlyList<Activity>> DoAsync(Talk talk, string who, string what)
    {
        switch (who)
        {
            case "user>":
                return await talk.SayAsync(what);
            case "user*":
                IReadOnlyList<Activity> last = [];
                foreach (var text in what.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    last = await talk.SayAsync(text);
                }

                return last;
            case "user@":
                return await talk.SendAsync(Joined());
            case "user!" when what.StartsWith('{'):
                return await talk.SendAsync(new Activity { Value = JsonElement.Parse(what) });
            case "user!":
                var (cardId, data) = talk.Button(what);
                return await talk.TapAsync(cardId, data);
            case "user^":
                var (oldId, oldData) = talk.OldButton(what);
                return await talk.TapAsync(oldId, oldData);
            default:
                throw new ArgumentException($"'{who}' is not a command of the script.", nameof(who));
        }
    }

    public static Activity Joined() => new()
    {
        Type = ActivityTypes.ConversationUpdate,
        MembersAdded = [new ChannelAccount { Id = "User1" }, new ChannelAccount { Id = "Bot" }],
    };
}
