using Microsoft.Bot.Builder.Dialogs;

namespace KnowledgePackages.Bot.Tests.Architecture;

/// <summary>The bot uses only types and members that the official packages also have, so it also compiles against them.</summary>
public sealed class OfficialApiTests
{
    // The name of the assembly with the dialog types: KnowledgePackages.Dialogs or, with -p:BotDialogs=Microsoft,
    // Microsoft.Bot.Builder.Dialogs.
    private static readonly string Dialogs = typeof(Dialog).Assembly.GetName().Name!;

    private static readonly string Bot = typeof(BotFactory).Assembly.Location;

    private static readonly UsedMembers Used = UsedMembers.Of(Bot, Dialogs);

    [Fact]
    public void The_bot_uses_only_dialog_types_and_members_that_the_package_has() =>
        Assert.Empty(Complaints(Used, ApiList.Official));

    [Fact]
    public void References_are_found()
    {
        Assert.Contains("ComponentDialog", Used.Types);
        Assert.Contains(("DialogContext", new ApiMember("BeginDialogAsync", 3)), Used.Members);
        Assert.Contains(("Prompt`1", new ApiMember("OnRecognizeAsync", 4)), Used.Members);
    }

    // Methods of the SDK that do not work with this adapter, or that throw on activities from untrusted senders.
    [Theory]
    [InlineData("GetChannelData")]
    [InlineData("TryGetChannelData")]
    [InlineData("GetMentions")]
    [InlineData("RemoveRecipientMention")]
    [InlineData("CreateReply")]
    public void The_bot_calls_no_method_of_an_activity_that_throws_on_what_strangers_send(string method) =>
        Assert.DoesNotContain(UsedMembers.Of(Bot, "Microsoft.Bot.Schema").Members, use => use.Member.Name == method);

    [Theory]
    [InlineData("Type", "DialogValues", null, 0, "DialogValues is not in the list")]
    [InlineData("Member", "ITurnContext", "SendLaterAsync", 1, "ITurnContext.SendLaterAsync with 1 parameters is not in the list")]
    [InlineData("Member", "ITurnContext", "SendActivityAsync", 3, "ITurnContext.SendActivityAsync with 3 parameters is not in the list")]
    [InlineData("Member", "ITurnContext", "set_Activity", 1, "ITurnContext.set_Activity with 1 parameters is not in the list")]
    [InlineData("Member", "Dialog", "Waiting", ApiMember.Field, "Dialog.Waiting is not in the list")]
    [InlineData("Member", "BotState", "SaveAsync", 2, "BotState.SaveAsync with 2 parameters is not in the list")]
    [InlineData("Member", "ChoicePrompt", ".ctor", 2, "ChoicePrompt..ctor with 2 parameters is not in the list")]
    public void What_is_not_in_the_list_is_named(string kind, string type, string? member, int parameters, string complaint) =>
        Assert.Equal([complaint], Complaints(Reference(kind, type, member, parameters), ApiList.Official));

    [Theory]
    [InlineData("Type", "ITurnContext`1", null, 0)]
    [InlineData("Member", "ITurnContext", "SendActivityAsync", 2)]
    [InlineData("Member", "ITurnContext", "SendActivityAsync", 4)]
    [InlineData("Member", "ITurnContext`1", "get_Activity", 0)]
    [InlineData("Member", "ITurnContext`1", "SendActivityAsync", 2)]
    [InlineData("Member", "TextPrompt", "RepromptDialogAsync", 3)]
    [InlineData("Member", "PrivateConversationState", "CreateProperty", 1)]
    [InlineData("Member", "ConfirmPrompt", ".ctor", 3)]
    [InlineData("Member", "Dialog", "EndOfTurn", ApiMember.Field)]
    [InlineData("Member", "WaterfallStep", ".ctor", 2)]
    [InlineData("Member", "Activity", "set_Text", 1)]
    [InlineData("Member", "Activity", "GetChannelData", 0)]
    public void What_is_in_the_list_passes(string kind, string type, string? member, int parameters) =>
        Assert.Empty(Complaints(Reference(kind, type, member, parameters), ApiList.Official));

    [Fact]
    public void The_bot_sees_neither_the_web_framework_nor_a_store() => Assert.Empty(Forbidden(Used.Assemblies));

    [Theory]
    [InlineData("Microsoft.AspNetCore.Http.Abstractions")]
    [InlineData("Azure.Storage.Blobs")]
    [InlineData("Microsoft.Data.Sqlite")]
    [InlineData("SQLitePCLRaw.core")]
    [InlineData("KnowledgePackages.Web")]
    [InlineData("Newtonsoft.Json")]
    public void An_assembly_that_is_no_business_of_the_bot_is_named(string assembly) =>
        Assert.Equal([assembly], Forbidden(["System.Runtime", assembly, Dialogs]));

    private static IEnumerable<string> Complaints(UsedMembers used, ApiList list) =>
        used.Types.Where(type => !list.HasType(type)).Select(type => $"{type} is not in the list")
            .Concat(used.Members.Where(use => list.HasType(use.Type) && !list.HasMember(use.Type, use.Member))
                .Select(use => $"{use.Type}.{use.Member} is not in the list"))
            .Distinct();

    private static IEnumerable<string> Forbidden(IEnumerable<string> assemblies) =>
        assemblies.Where(name => !name.StartsWith("System.", StringComparison.Ordinal)
            && name != Dialogs
            && name is not ("KnowledgePackages.Runtime" or "KnowledgePackages.Domain" or "Microsoft.Extensions.Logging.Abstractions")
            && !name.StartsWith("Microsoft.Bot.", StringComparison.Ordinal));

    private static UsedMembers Reference(string kind, string type, string? member, int parameters) =>
        kind == "Type" ? new([], [type], []) : new([], [type], [(type, new ApiMember(member!, parameters))]);
}
