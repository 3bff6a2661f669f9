using KnowledgePackages.Runtime.Builder;
using KnowledgePackages.Runtime.Schema;

namespace KnowledgePackages.Runtime.Tests.Builder;

public sealed class MessageFactoryTests
{
    [Fact]
    public void A_text_is_a_message_to_which_an_answer_is_welcome()
    {
        var message = MessageFactory.Text("hello");

        Assert.Equal((ActivityTypes.Message, "hello", InputHints.AcceptingInput), (message.Type, message.Text, message.InputHint));
    }

    [Fact]
    public void Suggested_labels_are_what_the_buttons_send()
    {
        var actions = MessageFactory.SuggestedActions(["Yes", "No"], "Well?", toList: ["u"]).SuggestedActions!;

        Assert.Equal([("imBack", "Yes", "Yes"), ("imBack", "No", "No")], actions.Actions!.Select(action => (action.Type!, action.Title!, (string)action.Value!)));
        Assert.Equal(["u"], actions.To!);
    }

    [Fact]
    public void Cards_stand_below_each_other_or_side_by_side()
    {
        var card = new Attachment("card");

        Assert.Equal(AttachmentLayoutTypes.List, MessageFactory.Attachment(card).AttachmentLayout);
        Assert.Equal(AttachmentLayoutTypes.Carousel, MessageFactory.Carousel([card, card]).AttachmentLayout);
        Assert.Same(card, Assert.Single(MessageFactory.Attachment(card).Attachments!));
    }
}
