using System.Reflection;
using Microsoft.Bot.Builder;

namespace KnowledgePackages.Bot.Tests.Architecture;

/// <summary>The bot compiles against the official packages too, because it uses nothing that they do not have.</summary>
public sealed class OfficialApiTests
{
    private const string Runtime = "KnowledgePackages.Runtime";

    private static readonly UsedMembers Used = UsedMembers.Of(typeof(BotFactory).Assembly.Location, Runtime);

    [Fact]
    public void The_bot_uses_only_types_and_members_that_the_official_packages_have() =>
        Assert.Empty(Complaints(Used, ApiList.Official));

    [Fact]
    public void References_are_found()
    {
        Assert.Contains("ActivityHandler", Used.Types);
        Assert.Contains("IStatePropertyAccessor`1", Used.Types);
        Assert.Contains(("IStatePropertyAccessor`1", new ApiMember("GetAsync", 3)), Used.Members);
        Assert.Contains(("ActivityHandler", new ApiMember("OnMessageActivityAsync", 2)), Used.Members);
        Assert.Contains(("Prompt`1", new ApiMember("OnRecognizeAsync", 4)), Used.Members);
    }

    [Fact]
    public void Constants_which_leave_no_reference_behind_are_those_of_the_official_packages()
    {
        var constants = typeof(IBot).Assembly.GetExportedTypes()
            .Where(type => ApiList.Official.HasType(type.Name))
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(field => field.IsLiteral && !type.IsEnum && field.FieldType == typeof(string)).Select(field => (type, field)))
            .ToList();

        Assert.NotEmpty(constants);
        Assert.All(constants, constant =>
            Assert.Equal(ApiList.Official.Constant(constant.type.Name, constant.field.Name), constant.field.GetRawConstantValue()));
    }

    [Theory]
    [InlineData("Type", "StateProperties", null, 0, "StateProperties is not in the list")]
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
    [InlineData("Member", "DocumentState", "CreateProperty", 1)]
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
        Assert.Equal([assembly], Forbidden(["System.Runtime", assembly, Runtime]));

    private static IEnumerable<string> Complaints(UsedMembers used, ApiList list) =>
        used.Types.Where(type => !list.HasType(type)).Select(type => $"{type} is not in the list")
            .Concat(used.Members.Where(use => list.HasType(use.Type) && !list.HasMember(use.Type, use.Member))
                .Select(use => $"{use.Type}.{use.Member} is not in the list"))
            .Distinct();

    private static IEnumerable<string> Forbidden(IEnumerable<string> assemblies) =>
        assemblies.Where(name => !name.StartsWith("System.", StringComparison.Ordinal)
            && name is not (Runtime or "KnowledgePackages.Domain" or "Microsoft.Extensions.Logging.Abstractions"));

    private static UsedMembers Reference(string kind, string type, string? member, int parameters) =>
        kind == "Type" ? new([], [type], []) : new([], [type], [(type, new ApiMember(member!, parameters))]);
}
