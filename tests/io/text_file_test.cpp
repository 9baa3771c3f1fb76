#include "samling/io/text_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>

#include "samling/core/issue.hpp"
#include "support/temporary_folder.hpp"

namespace samling::io {
namespace {

using samling::testing::TemporaryFolder;

std::ptrdiff_t files_in(const std::filesystem::path& folder) {
  return std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator());
}

TEST(WriteText, ComesBackByteForByteAndLeavesNothingBeside) {
  const TemporaryFolder folder;
  const std::string text("a\r\n\0\xFF ø", 8);
  write_text(folder / "new/sub/plan.json", "old");
  write_text(folder / "new/sub/plan.json", text);
  EXPECT_EQ(read_text(folder / "new/sub/plan.json"), text);
  EXPECT_EQ(files_in(folder / "new/sub"), 1);
}

TEST(WriteText, LeavesTheOldFileWhenItCannotWrite) {
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder / "plan.json");
  EXPECT_THROW(write_text(folder / "plan.json", "text"), InvalidInput);
  EXPECT_THROW(write_text(folder / "plan.json/", "text"), InvalidInput);
  write_text(folder / "file", "old");
  EXPECT_THROW(write_text(folder / "file/inside", "text"), InvalidInput);
  EXPECT_EQ(read_text(folder / "file"), "old");
  EXPECT_EQ(files_in(folder.path()), 2);
}

TEST(FilesTogether, LeaveNothingWhenOneCannotBeWritten) {
  const TemporaryFolder folder;
  write_text(folder / "a", "old");
  std::filesystem::create_directories(folder / "c");
  {
    FilesTogether files;
    files.add(folder / "a", "new");
    files.add(folder / "b", "new");
    EXPECT_THROW(files.add(folder / "c", "new"), InvalidInput);
  }
  EXPECT_EQ(read_text(folder / "a"), "old");
  EXPECT_EQ(files_in(folder.path()), 2);
  FilesTogether files;
  files.add(folder / "a", "new");
  files.add(folder / "b", "new");
  files.commit();
  EXPECT_EQ(read_text(folder / "a") + read_text(folder / "b"), "newnew");
  EXPECT_EQ(files_in(folder.path()), 3);
}

TEST(RequireWritable, SeesWhatIsInTheWayAndChangesNothing) {
  const TemporaryFolder folder;
  write_text(folder / "file", "old");
  EXPECT_THROW(require_writable(folder.path()), InvalidInput);
  EXPECT_THROW(require_writable(folder / "file/inside"), InvalidInput);
  EXPECT_THROW(require_writable(folder / "file/a/b"), InvalidInput);
  EXPECT_NO_THROW(require_writable(folder / "file"));
  EXPECT_NO_THROW(require_writable(folder / "other"));
  EXPECT_NO_THROW(require_writable(folder / "new/sub/file"));
  EXPECT_EQ(read_text(folder / "file"), "old");
  EXPECT_EQ(files_in(folder.path()), 1);
}

TEST(ReadText, NamesTheFileThatIsNotThere) {
  try {
    (void)read_text("no/such/file.csv");
    FAIL();
  } catch (const InvalidInput& problem) {
    EXPECT_EQ(problem.issues().front().file, "no/such/file.csv");
  }
}

// FIPS 180-4, examples of the NIST.
TEST(Sha256, GivesThePublishedDigests) {
  EXPECT_EQ(sha256("abc"), "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256(""), "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "sha256:248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

}  // namespace
}  // namespace samling::io
