namespace KnowledgePackages.Bot.Tests.Conversations;

public class WholeJobTests
{
    [Fact]
    public Task One_yes_leads_to_package_2_and_says_why() => ConversationScript.PlayAsync("""
        user> hi
        bot>  greeting
        user> start
        bot>  question/kp2-c1
        user* no no no yes no no
        bot>  check
        user> ok
        bot>  recommendation/kp2 because/kp2-c4
        """);
}
