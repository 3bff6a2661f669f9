using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace KnowledgePackages.Bot.Tests.Sdk;

/// <summary>The bot is written against the official SDK's programming model, so that it can be compiled against the official packages later.</summary>
public class SdkTests
{
    // The engine loads and commits the state, so it is made without a storage. The official constructor takes one.
    private static readonly string[] Ours = ["PrivateConversationState..ctor/0"];

    [Fact]
    public void The_bot_uses_only_members_that_the_official_SDK_has()
    {
        var sdk = new SdkMembers();
        using var file = new PEReader(File.OpenRead(typeof(BotFactory).Assembly.Location));
        var metadata = file.GetMetadataReader();

        var types = metadata.TypeReferences.Select(metadata.GetTypeReference).Where(type => IsOfBotFramework(metadata, type)).Select(type => NameOf(metadata, type)).ToList();
        var members = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Select(member => (Type: TypeOf(metadata, member.Parent), Name: MemberName(metadata, member), Parameters: ParametersOf(metadata, member)))
            .Where(member => member.Type is not null && !Ours.Contains($"{member.Type}.{member.Name}/{member.Parameters}"))
            .ToList();

        Assert.True(types.Count > 10 && members.Count > 20, "The test looks at the wrong assembly.");
        Assert.All(types, type => Assert.True(sdk.HasType(type), $"{type} is not in the list."));
        Assert.All(members, member => Assert.True(sdk.Has(member.Type!, member.Name, member.Parameters), $"{member.Type}.{member.Name} with {member.Parameters} parameters is not in the list."));
    }

    private static bool IsOfBotFramework(MetadataReader metadata, TypeReference type) =>
        type.ResolutionScope.Kind == HandleKind.AssemblyReference
        && metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == "KnowledgePackages.BotFramework";

    private static string NameOf(MetadataReader metadata, TypeReference type) => metadata.GetString(type.Name).Split('`')[0];

    // Of Prompt<T> the reference's parent is a specification that begins with the generic type.
    private static string? TypeOf(MetadataReader metadata, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeSpecification)
        {
            var signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
            if (signature.ReadByte() != (byte)SignatureTypeCode.GenericTypeInstance)
                return null;
            signature.ReadByte();
            parent = signature.ReadTypeHandle();
        }

        return parent.Kind == HandleKind.TypeReference && metadata.GetTypeReference((TypeReferenceHandle)parent) is var type && IsOfBotFramework(metadata, type)
            ? NameOf(metadata, type)
            : null;
    }

    private static string MemberName(MetadataReader metadata, MemberReference member)
    {
        var name = metadata.GetString(member.Name);
        return name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal) ? name[4..] : name;
    }

    private static int ParametersOf(MetadataReader metadata, MemberReference member)
    {
        if (member.GetKind() == MemberReferenceKind.Field)
            return 0;
        var name = metadata.GetString(member.Name);
        var signature = metadata.GetBlobReader(member.Signature);
        var header = signature.ReadSignatureHeader();
        if (header.IsGeneric)
            signature.ReadCompressedInteger();
        var count = signature.ReadCompressedInteger();
        return name.StartsWith("set_", StringComparison.Ordinal) ? count - 1 : count;
    }
}
