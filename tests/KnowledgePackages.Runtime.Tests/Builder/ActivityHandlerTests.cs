using System.Text.Json;
using KnowledgePackages.Runtime.Builder;
using KnowledgePackages.Runtime.Schema;
using KnowledgePackages.Runtime.Tests.Schema;

namespace KnowledgePackages.Runtime.Tests.Builder;

public sealed class ActivityHandlerTests
{
    [Theory]
    [InlineData("teams-message", "message")]
    [InlineData("emulator-message", "message")]
    [InlineData("directline-card-submit", "message")]
    [InlineData("teams-message-update", "message update")]
    [InlineData("teams-message-delete", "message delete")]
    [InlineData("teams-message-reaction", "reactions added 1")]
    [InlineData("teams-conversation-update", "members added 2")]
    [InlineData("emulator-conversation-update", "members added 2")]
    [InlineData("directline-conversation-update", "members added 1")]
    [InlineData("teams-channel-conversation-update", "")]
    [InlineData("teams-members-removed", "members removed 1")]
    [InlineData("teams-installation-update", "installation add")]
    [InlineData("playground-event", "event")]
    [InlineData("playground-typing", "typing")]
    [InlineData("playground-end-of-conversation", "end of conversation")]
    [InlineData("emulator-ping", "unrecognized ping")]
    [InlineData("teams-card-execute", "card doit")]
    public async Task Every_type_of_activity_has_its_method(string recorded, string handled) =>
        Assert.Equal(handled, await HandleAsync(RecordedActivities.Read(recorded)));

    [Theory]
    [InlineData("""{}""", "unrecognized ")]
    [InlineData("""{"type":"conversationUpdate"}""", "")]
    [InlineData("""{"type":"conversationUpdate","recipient":{"id":"b"},"membersAdded":[{"id":"b"}],"membersRemoved":[{"id":"u"}]}""", "members removed 1")]
    [InlineData("""{"type":"messageReaction","reactionsAdded":[{"type":"like"}],"reactionsRemoved":[{"type":"heart"}]}""", "reactions added 1, reactions removed 1")]
    [InlineData("""{"type":"installationUpdate","action":"remove-upgrade"}""", "installation remove")]
    [InlineData("""{"type":"installationUpdate","action":"add-upgrade"}""", "installation add")]
    [InlineData("""{"type":"installationUpdate","action":"other"}""", "")]
    [InlineData("""{"type":"event","name":"tokens/response"}""", "token")]
    [InlineData("""{"type":"command","name":"x"}""", "command x")]
    [InlineData("""{"type":"commandResult","name":"x"}""", "command result x")]
    [InlineData("""{"type":"handoff","name":"handoff.initiate"}""", "unrecognized handoff")]
    [InlineData("""{"type":"trace","name":"x"}""", "unrecognized trace")]
    [InlineData("""{"type":"contactRelationUpdate","action":"add"}""", "unrecognized contactRelationUpdate")]
    public async Task Unusual_activities_have_their_method_too(string json, string handled) =>
        Assert.Equal(handled, await HandleAsync(RecordedActivities.Read(System.Text.Encoding.UTF8.GetBytes(json))));

    [Theory]
    [MemberData(nameof(ActivityJsonTests.Recorded), MemberType = typeof(ActivityJsonTests))]
    public async Task A_handler_that_overrides_nothing_takes_every_activity(string recorded) =>
        await new ActivityHandler().OnTurnAsync(TurnOn(RecordedActivities.Read(recorded)));

    [Fact]
    public async Task The_answer_of_an_invoke_lies_in_the_turns_state()
    {
        var turn = TurnOn(RecordedActivities.Read("teams-card-execute"));

        await new NotingHandler().OnTurnAsync(turn);

        var response = turn.TurnState.Get<InvokeResponse>(BotAdapter.InvokeResponseKey)!;
        Assert.True(response.IsSuccessStatusCode());
        Assert.Equal(200, Assert.IsType<AdaptiveCardInvokeResponse>(response.Body).StatusCode);
    }

    [Theory]
    [InlineData("teams-task-fetch")]
    [InlineData("teams-card-execute")]
    public async Task An_invoke_that_nobody_handles_is_answered_with_501(string recorded)
    {
        var turn = TurnOn(RecordedActivities.Read(recorded));

        await new ActivityHandler().OnTurnAsync(turn);

        Assert.Equal(501, turn.TurnState.Get<InvokeResponse>(BotAdapter.InvokeResponseKey)!.Status);
    }

    [Theory]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action"}""")]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","value":7}""")]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","value":{}}""")]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","value":{"action":[]}}""")]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","value":{"action":{"type":"Action.Submit"}}}""")]
    public async Task A_malformed_click_is_answered_with_400(string json)
    {
        var turn = TurnOn(RecordedActivities.Read(System.Text.Encoding.UTF8.GetBytes(json)));

        await new NotingHandler().OnTurnAsync(turn);

        var response = turn.TurnState.Get<InvokeResponse>(BotAdapter.InvokeResponseKey)!;
        Assert.Equal(400, response.Status);
        var body = JsonSerializer.Serialize((AdaptiveCardInvokeResponse)response.Body!, SchemaJsonContext.Default.AdaptiveCardInvokeResponse);
        Assert.StartsWith("""{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"BadRequest",""", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_the_bot_has_given_itself_stands()
    {
        var turn = TurnOn(new Activity { Type = ActivityTypes.Invoke, Name = "other" });
        turn.TurnState.Set(BotAdapter.InvokeResponseKey, new InvokeResponse { Status = 204 });

        await new ActivityHandler().OnTurnAsync(turn);

        Assert.Equal(204, turn.TurnState.Get<InvokeResponse>(BotAdapter.InvokeResponseKey)!.Status);
    }

    private static async Task<string> HandleAsync(Activity activity)
    {
        var handler = new NotingHandler();
        await handler.OnTurnAsync(TurnOn(activity));
        return string.Join(", ", handler.Notes);
    }

    private static TurnContext TurnOn(Activity activity) => new(new RecordingAdapter(), activity);

    private sealed class NotingHandler : ActivityHandler
    {
        public List<string> Notes { get; } = [];

        protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) => Note("message");

        protected override Task OnMessageUpdateActivityAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) => Note("message update");

        protected override Task OnMessageDeleteActivityAsync(ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken) => Note("message delete");

        protected override Task OnReactionsAddedAsync(IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) => Note($"reactions added {messageReactions.Count}");

        protected override Task OnReactionsRemovedAsync(IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) => Note($"reactions removed {messageReactions.Count}");

        protected override Task OnMembersAddedAsync(IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Note($"members added {membersAdded.Count}");

        protected override Task OnMembersRemovedAsync(IList<ChannelAccount> membersRemoved, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Note($"members removed {membersRemoved.Count}");

        protected override Task OnInstallationUpdateAddAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => Note("installation add");

        protected override Task OnInstallationUpdateRemoveAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => Note("installation remove");

        protected override Task OnEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => Note("event");

        protected override Task OnTokenResponseEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => Note("token");

        protected override Task OnTypingActivityAsync(ITurnContext<ITypingActivity> turnContext, CancellationToken cancellationToken) => Note("typing");

        protected override Task OnEndOfConversationActivityAsync(ITurnContext<IEndOfConversationActivity> turnContext, CancellationToken cancellationToken) => Note("end of conversation");

        protected override Task OnCommandActivityAsync(ITurnContext<ICommandActivity> turnContext, CancellationToken cancellationToken) => Note($"command {turnContext.Activity.Name}");

        protected override Task OnCommandResultActivityAsync(ITurnContext<ICommandResultActivity> turnContext, CancellationToken cancellationToken) => Note($"command result {turnContext.Activity.Name}");

        protected override Task OnUnrecognizedActivityTypeAsync(ITurnContext turnContext, CancellationToken cancellationToken) => Note($"unrecognized {turnContext.Activity.Type}");

        protected override async Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken)
        {
            await Note($"card {invokeValue.Action!.Verb}");
            return new AdaptiveCardInvokeResponse { StatusCode = 200 };
        }

        private Task Note(string note)
        {
            Notes.Add(note);
            return Task.CompletedTask;
        }
    }
}
