using System.Reflection;
using Microsoft.Bot.Builder.Dialogs;

namespace KnowledgePackages.Bot.Tests.Architecture;

/// <summary>
/// KnowledgePackages.Dialogs has only members that the bot uses. With -p:BotDialogs=Microsoft these tests do not apply, because the bot
/// uses the package.
/// </summary>
public sealed class StandInTests
{
    [Fact]
    public void The_stand_in_has_no_member_that_the_bot_does_not_use()
    {
        // Types and members that the bot's code does not name, but that the stand-in must have, because Microsoft's package has them:
        // members to override, types that are stored or that callbacks get, and members that steps get.
        string[] itsOwn =
        [
            "BeginDialogAsync",
            "ContinueDialogAsync",
            "ResumeDialogAsync",
            "RepromptDialogAsync",
            "EndDialogAsync",
            "Id",
            "EndOfTurn",
        ];
        string[] stored =
        [
            "DialogState",
            "DialogInstance",
            "PromptOptions",
            "DialogTurnResult",
            "PromptRecognizerResult`1",
            "PromptValidatorContext`1",
        ];
        string[] step =
        [
            "WaterfallStepContext.Index",
            "WaterfallStepContext.Options",
            "WaterfallStepContext.Reason",
            "WaterfallStepContext.Values",
        ];

        var used = UsedMembers.Of(typeof(BotFactory).Assembly.Location, typeof(Dialog).Assembly.GetName().Name!);
        var unused = typeof(Dialog)
            .Assembly.GetExportedTypes()
            .Where(type => !type.IsEnum && !type.IsSubclassOf(typeof(Delegate)) && !stored.Contains(type.Name))
            .SelectMany(type =>
                type.GetMembers(
                        BindingFlags.Public
                            | BindingFlags.NonPublic
                            | BindingFlags.Instance
                            | BindingFlags.Static
                            | BindingFlags.DeclaredOnly
                    )
                    .Where(member =>
                        member is not (MethodBase { IsSpecialName: true } and not ConstructorInfo)
                        && IsVisible(member)
                        && !itsOwn.Contains(member.Name)
                    )
                    .Select(member => (Type: type, Member: member))
            )
            .Where(have =>
                !used.Members.Any(use =>
                    (use.Member.Name == have.Member.Name || use.Member.Name == $"get_{have.Member.Name}")
                    && IsOrDerives(use.Type, have.Type)
                )
            )
            .Select(have => $"{have.Type.Name}.{have.Member.Name}")
            .Except(step);

        Assert.Empty(unused);
    }

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily,
        FieldInfo field => field.IsPublic,
        PropertyInfo property => property.GetMethod is { IsPublic: true },
        _ => false,
    };

    private static bool IsOrDerives(string name, Type type) =>
        type.Assembly.GetExportedTypes().Any(other => other.Name == name && (other == type || type.IsAssignableFrom(other)));
}
