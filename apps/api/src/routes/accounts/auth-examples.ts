const auth_id = "au_Zk3v8cT1mQwX0aPz5uYh2g";
const bytes32 = "A".repeat(43);

/** A request of each method of the sign-in with keys, for the documentation. */
export const authExamples = {
  create: { user_phone: "+79991234567" },
  checkCode: { auth_id, auth_code: "361345" },
  signUp: { auth_id, user_name: "Anna", user_nickname: "anna", user_key_hash: bytes32 },
  verify: { auth_id, public_key: bytes32 },
  respondVerify: { auth_id, accept: true, public_key: bytes32, user_key_enc: "A".repeat(96) },
  signIn: { auth_id, user_key_hash: bytes32 },
  sendCode: { auth_id },
  signInForce: { auth_id, auth_code: "361345" },
};
