using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgePackages.Web.Tests.Abuse;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Web.Tests.Channels;

/// <summary>Tests reminders: a person requests a reminder from the running host, and the test advances the host's clock by days.</summary>
public sealed class RemindersTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kp-reminders");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private int _ids;

    [Fact]
    [Trait("Category", "Slow")]
    public async Task In_Teams_the_reminder_is_sent_when_its_time_has_come()
    {
        await using var host = Start();
        await SayAsync(host, "earlier", "start", "remind me in 3 days");
        _time.Advance(TimeSpan.FromDays(1));
        await SayAsync(host, "ana", "start", "remind me in 3 days");
        await SayAsync(host, "later", "start", "remind me in 1 week");
        Assert.Equal(2, host.RepliesTo("ana"));

        await PassAsync(TimeSpan.FromHours(49), () => host.RepliesTo("earlier") == 3); // the host has searched for due reminders
        Assert.Equal(2, host.RepliesTo("ana"));
        await PassAsync(TimeSpan.FromDays(1), () => host.RepliesTo("ana") == 3);

        await PassAsync(TimeSpan.FromDays(4), () => host.RepliesTo("later") == 3);
        Assert.Equal(3, host.RepliesTo("ana"));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task It_survives_a_restart_and_the_days_in_which_no_host_was_there()
    {
        await using (var host = Start())
        {
            await SayAsync(host, "ana", "start", "remind me in 3 days");
        }

        _time.Advance(TimeSpan.FromDays(5));
        await using var next = Start();
        using var client = next.CreateClient(); // starts the host

        await PassAsync(TimeSpan.FromMinutes(5), () => next.RepliesTo("ana") == 1);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task On_the_page_it_is_there_at_the_next_visit()
    {
        await using var host = Start();
        using var client = host.CreateClient();
        var visitor = await Visitor.OpenAsync(client);
        await visitor.SayAsync("start");
        await visitor.SayAsync("remind me in 3 days");
        _time.Advance(TimeSpan.FromHours(73));
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PollAsync()).StatusCode); // the token has expired after three days

        visitor = await Visitor.OpenAsync(client); // the cookie leads to the same conversation

        await UntilAsync(async () => (await visitor.ActivitiesAsync()).Count(IsReminder) == 1);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static bool IsReminder(JsonElement activity) =>
        activity.TryGetProperty("channelData", out var data) && data.TryGetProperty("progress", out var progress)
        && progress.GetProperty("shows").EnumerateArray().Any(id => id.ValueEquals("reminder"));

    private ProductHost Start() =>
        new(("Storage:Provider", "Sqlite"), ("Storage:Sqlite:Path", Path.Combine(_folder.FullName, "conversations.db"))) { Time = _time };

    // Sends texts of one person. The conversation's id is the person's name.
    private async Task SayAsync(ProductHost host, string person, params string[] texts)
    {
        using var client = host.CreateClient();
        foreach (var text in texts)
        {
            var activity = new JsonObject
            {
                ["type"] = "message",
                ["id"] = $"m{++_ids}",
                ["text"] = text,
                ["channelId"] = "msteams",
                ["serviceUrl"] = "http://localhost:1/x",
                ["locale"] = "en-GB",
                ["timestamp"] = _time.GetUtcNow().ToString("O"),
                ["localTimestamp"] = _time.GetUtcNow().ToOffset(TimeSpan.FromHours(4)).ToString("O"),
                ["localTimezone"] = "Asia/Tbilisi",
                ["conversation"] = new JsonObject { ["id"] = person, ["conversationType"] = "personal", ["tenantId"] = "t" },
                ["from"] = new JsonObject { ["id"] = $"29:{person}", ["name"] = person },
                ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "Bot" },
            };
            var response = await client.PostAsync(
                "/api/messages",
                new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json")
            );
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            _time.Advance(TimeSpan.FromSeconds(10));
        }
    }

    private async Task PassAsync(TimeSpan time, Func<bool> holds)
    {
        _time.Advance(time);
        await UntilAsync(() => Task.FromResult(holds()));
    }

    // Waits for a condition. The host searches for due reminders every five minutes of its own clock. So this method moves that clock by
    // five minutes after each second of real time. A turn that takes longer exceeds its time limit, and the next search repeats it.
    private async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var start = TimeProvider.System.GetTimestamp(); !await holds(); _time.Advance(TimeSpan.FromMinutes(5)))
        {
            for (var look = 0; look < 10 && !await holds(); look++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }

            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience.Longest, "The condition did not become true in time.");
        }
    }
}
