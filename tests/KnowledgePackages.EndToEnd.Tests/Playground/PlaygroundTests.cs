namespace KnowledgePackages.EndToEnd.Tests.Playground;

/// <summary>
/// Goes through the whole conversation in Microsoft's emulator of Teams: with buttons, and then (except in groups) with texts.
/// </summary>
public abstract class PlaygroundTests(string channelId, string chat, string name, bool isGroup) : IAsyncLifetime
{
    private static readonly int[] Way = [2, 1, 3]; // the order of the stations: the answer "yes" to question 4 puts station 2 first

    private AgentsPlayground? _playground;

    public async Task InitializeAsync() => _playground = await AgentsPlayground.StartAsync(channelId);

    public async Task DisposeAsync() => await _playground!.DisposeAsync();

    [Fact]
    public async Task The_whole_job_is_done_by_buttons_and_where_nobody_else_is_again_by_writing()
    {
        var person = await _playground!.OpenAsync(chat);
        await ByButtonsAsync(person);
        if (!isGroup)
        {
            await person.PressAsync("summary.restart");
            await ByWritingAsync(person); // not in groups: the bot handles a text after a mention in the same way
        }
    }

    private async Task ByButtonsAsync(PlaygroundChat person)
    {
        await person.ShowsAsync(isGroup ? "greeting.group" : "greeting.text"); // wait until the chat replaces the personal chat
        await person.PressAsync("start.begin");
        for (var question = 1; question <= 6; question++)
        {
            await person.ShowsAsync("question.number", ("number", question), ("total", 6));
            if (isGroup)
            {
                await person.ShowsAsync("group.for", ("name", "Alex Wilber"));
            }

            if (question == 2)
            {
                await person.PhotographAsync($"{name}-question");
            }

            await person.PressAsync(question == 4 ? "answer.yes" : "answer.no");
        }

        await person.PressAsync("check.confirm");
        await person.ShowsAsync("recommendation.title", ("package", "Knowledge Package 2"));
        await person.PhotographAsync($"{name}-recommendation");
        await person.PressAsync("recommendation.take");
        foreach (var station in Way)
        {
            await person.PressAsync(station == Way[0] ? "route.first" : "route.next", ("number", station));
            for (var step = 1; await IsAtStepAsync(person, station, step); step++)
            {
                await person.PressAsync("step.next");
            }

            await person.PressAsync("station.mark");
        }

        await person.ShowsAsync("summary.title", ("package", "Knowledge Package 2"));
        await person.PhotographAsync($"{name}-summary");
    }

    // Waits until the chat shows the step. Returns true if the station has further steps, false if the step is the last one.
    private static async Task<bool> IsAtStepAsync(PlaygroundChat person, int station, int step)
    {
        await person.ShowsAsync("station.here", ("number", station), ("step", step));
        return await person.Button("station.mark").CountAsync() == 0;
    }

    private async Task ByWritingAsync(PlaygroundChat person)
    {
        Func<string, Task> say = isGroup ? person.MentionAndSayAsync : person.SayAsync;
        await person.ShowsAsync("restart.title");
        await say("yes");
        for (var question = 1; question <= 6; question++)
        {
            await person.ShowsAsync("question.number", ("number", question), ("total", 6));
            await say("no");
        }

        await person.ShowsAsync("check.title");
        await say("yes");
        await person.ShowsAsync("recommendation.titleStart", ("package", "Knowledge Package 1"));
        await say("yes");
        for (var station = 1; station <= 3; station++)
        {
            if (station == 1)
            {
                await person.ShowsAsync("extra.title"); // the next text names a station instead of answering this offer
            }
            else
            {
                await person.ShowsAsync("route.title", ("package", "Knowledge Package 1"));
            }

            await say($"station {station}");
            await person.ShowsAsync("station.here", ("number", station), ("step", 1));
            await say("done");
        }

        await person.ShowsAsync("summary.title", ("package", "Knowledge Package 1"));
        await person.PhotographAsync($"{name}-written");
    }
}

// One class for each chat, so that the tests run in parallel: they mostly wait because of Teams' rate limits.
public sealed class TeamsPersonalChatTests() : PlaygroundTests("msteams", "Personal Chat", "teams-personal", isGroup: false);

public sealed class TeamsGroupChatTests() : PlaygroundTests("msteams", "Group Chat", "teams-group", isGroup: true);

public sealed class TeamsChannelTests() : PlaygroundTests("msteams", "General", "teams-channel", isGroup: true);

public sealed class EmulatorChatTests() : PlaygroundTests("emulator", "Personal Chat", "emulator", isGroup: false);
