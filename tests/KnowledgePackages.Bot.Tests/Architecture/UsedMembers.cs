using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace KnowledgePackages.Bot.Tests.Architecture;

/// <summary>The types and members of another assembly that an assembly uses, including the methods that it overrides.</summary>
internal sealed record UsedMembers(
    IReadOnlyCollection<string> Assemblies, IReadOnlyCollection<string> Types, IReadOnlyCollection<(string Type, ApiMember Member)> Members)
{
    /// <summary>Reads the references of an assembly file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="from">The name of the other assembly, whose types and members are listed.</param>
    public static UsedMembers Of(string path, string from)
    {
        using var file = new PEReader(File.OpenRead(path));
        var reader = new Reader(file.GetMetadataReader(), from);
        return new UsedMembers(reader.Assemblies(), reader.Types(), [.. reader.Called(), .. reader.Overridden()]);
    }

    private sealed class Reader(MetadataReader metadata, string from)
    {
        private static readonly string[] OfEveryObject = [nameof(ToString), nameof(Equals), nameof(GetHashCode), "Finalize"];

        public List<string> Assemblies() =>
            [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];

        public List<string> Types() => [.. metadata.TypeReferences.Select(handle => NameOf(handle)).OfType<string>()];

        public IEnumerable<(string, ApiMember)> Called()
        {
            foreach (var handle in metadata.MemberReferences)
            {
                var member = metadata.GetMemberReference(handle);
                if (NameOf(member.Parent) is { } type)
                {
                    yield return (type, new ApiMember(metadata.GetString(member.Name), ParametersOf(member)));
                }
            }
        }

        public IEnumerable<(string, ApiMember)> Overridden()
        {
            foreach (var type in metadata.TypeDefinitions.Select(handle => metadata.GetTypeDefinition(handle)))
            {
                if (ForeignBaseOf(type) is not { } parent)
                {
                    continue;
                }

                foreach (var method in type.GetMethods().Select(handle => metadata.GetMethodDefinition(handle)))
                {
                    var member = new ApiMember(metadata.GetString(method.Name), ParametersOf(metadata.GetBlobReader(method.Signature)));
                    if (Overrides(method) && !OfEveryObject.Contains(member.Name) && !IsBegunInside(type, member))
                    {
                        yield return (parent, member);
                    }
                }
            }
        }

        private static bool Overrides(MethodDefinition method) =>
            (method.Attributes & (MethodAttributes.Virtual | MethodAttributes.NewSlot)) == MethodAttributes.Virtual;

        /// <summary>
        /// Returns whether a base class in this assembly introduced the method. If so, the method overrides nothing of the other assembly.
        /// </summary>
        private bool IsBegunInside(TypeDefinition type, ApiMember member) =>
            OwnBaseOf(type) is { } parent
            && (parent.GetMethods().Select(handle => metadata.GetMethodDefinition(handle)).Any(method =>
                (method.Attributes & MethodAttributes.NewSlot) != 0 && metadata.GetString(method.Name) == member.Name)
                || IsBegunInside(parent, member));

        private string? ForeignBaseOf(TypeDefinition type) =>
            type.BaseType.IsNil ? null : NameOf(type.BaseType) ?? (OwnBaseOf(type) is { } parent ? ForeignBaseOf(parent) : null);

        private TypeDefinition? OwnBaseOf(TypeDefinition type) =>
            !type.BaseType.IsNil && Unwrap(type.BaseType) is { Kind: HandleKind.TypeDefinition } own
                ? metadata.GetTypeDefinition((TypeDefinitionHandle)own)
                : null;

        /// <summary>Returns the name of a type of the other assembly; null for any other type.</summary>
        private string? NameOf(EntityHandle handle)
        {
            if (Unwrap(handle) is not { Kind: HandleKind.TypeReference } unwrapped)
            {
                return null;
            }

            var type = metadata.GetTypeReference((TypeReferenceHandle)unwrapped);
            return type.ResolutionScope.Kind switch
            {
                HandleKind.AssemblyReference when AssemblyOf(type) == from => metadata.GetString(type.Name),
                HandleKind.TypeReference when NameOf(type.ResolutionScope) is { } outer => $"{outer}+{metadata.GetString(type.Name)}",
                _ => null,
            };
        }

        private string AssemblyOf(TypeReference type) =>
            metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name);

        /// <summary>Returns the type itself; for a generic type with arguments, the generic type without them.</summary>
        private EntityHandle Unwrap(EntityHandle handle)
        {
            if (handle.Kind != HandleKind.TypeSpecification)
            {
                return handle;
            }

            var signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
            if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            {
                return handle;
            }

            signature.ReadByte(); // skip the byte that says whether the type is a class or a value type
            return signature.ReadTypeHandle();
        }

        private int ParametersOf(MemberReference member) =>
            member.GetKind() == MemberReferenceKind.Field ? ApiMember.Field : ParametersOf(metadata.GetBlobReader(member.Signature));

        private static int ParametersOf(BlobReader signature)
        {
            if (signature.ReadSignatureHeader().IsGeneric)
            {
                signature.ReadCompressedInteger();
            }

            return signature.ReadCompressedInteger();
        }
    }
}
