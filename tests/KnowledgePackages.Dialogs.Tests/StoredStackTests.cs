using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Newtonsoft.Json;
using static KnowledgePackages.Dialogs.Tests.Script;

namespace KnowledgePackages.Dialogs.Tests;

/// <summary>The SDK's own state classes can store the dialog stack.</summary>
public sealed class StoredStackTests
{
    [Fact]
    public async Task A_stack_survives_as_json_text_between_turns()
    {
        var storage = new TextStorage();
        var bot = new DialogBot(Questions, storage);

        await bot.Flow()
            .Test("hi", "Name?").Test("?", "Your name?").Test("Ada", "Is Ada right?").Test("maybe", "Is Ada right?")
            .Test("yes", "Hello Ada, yes 2")
            .StartTestAsync();
        Assert.Equal(5, storage.Writes);
        Assert.Contains("\"DialogStack\":{", storage.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_state_has_the_names_that_the_sdk_gives_it()
    {
        var storage = new TextStorage();

        await new DialogBot(Questions, storage).Flow().Test("hi", "Name?").StartTestAsync();

        foreach (var name in new[] { "dialogs", "options", "values", "instanceId", "stepIndex", "state", "AttemptCount" })
        {
            Assert.Contains($"\"{name}\":", storage.Text, StringComparison.Ordinal);
        }
    }

    private static ComponentDialog Questions() => Component("main",
        Steps("begin",
            (step, token) => step.BeginDialogAsync("inner", 2, token),
            (step, token) => step.SayAndEndAsync($"Hello {step.Result}", token)),
        Component("inner",
            Steps("ask",
                (step, token) => step.PromptAsync("word", Ask("Name?", "Your name?"), token),
                (step, token) =>
                {
                    step.Values["name"] = step.Result;
                    return step.PromptAsync("choice", Ask($"Is {step.Result} right?", null, new[] { "yes", "no" }), token);
                },
                (step, token) => step.EndDialogAsync($"{step.Values["name"]}, {step.Result} {step.Options}", token)),
            new WordPrompt("word"),
            new WordPrompt("choice", (answer, _) =>
                Task.FromResult(((string[])answer.Options.Validations!).Contains(answer.Recognized.Value)))));

    /// <summary>A storage that keeps one JSON text with type names, like the SDK's storages for blobs and Cosmos DB.</summary>
    private sealed class TextStorage : IStorage
    {
        private static readonly JsonSerializerSettings Json = new() { TypeNameHandling = TypeNameHandling.All };

        public string Text { get; private set; } = "";

        public int Writes { get; private set; }

        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
        {
            var found = new Dictionary<string, object>();
            if (Text.Length > 0)
            {
                found[keys.Single()] = JsonConvert.DeserializeObject(Text, Json)!;
            }

            return Task.FromResult<IDictionary<string, object>>(found);
        }

        public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
        {
            Text = JsonConvert.SerializeObject(changes.Single().Value, Json);
            Writes++;
            return Task.CompletedTask;
        }

        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
